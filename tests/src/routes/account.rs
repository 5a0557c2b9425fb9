//! `/workspace/quota` and `/workspace/estimate`: the account's view of what it may and will spend.
//!
//! The quota is the state's own count; the estimate is a made-up price list.

use serde_json::json;

use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

pub(crate) fn quota(world: &mut World, call: &Call) -> Outcome {
    let account = &call.caller.account;
    let own = world.workspaces.iter().filter(|one| one.account == *account);
    let used = own.count();
    let most = world.account(account)?.limits.most_workspaces();
    Reply::with(json!({ "quota": { "max_workspaces": most, "used": used } }))
}

pub(crate) fn estimate(_: &mut World, call: &Call) -> Outcome {
    let cpu = call.query.positive("cpu")?.unwrap_or(1.0);
    let ram_mb = call.query.positive("ram_mb")?.unwrap_or(1024.0);
    let disk_mb = call.query.positive("disk_mb")?.unwrap_or(10_240.0);
    let credits = 100.0 * cpu + ram_mb / 64.0 + disk_mb / 1024.0;
    Reply::with(json!({ "monthly_credits": credits }))
}
