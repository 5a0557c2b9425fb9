//! Contestants measured in turns: CPU time of this process and allocations, each by one call.

use nix::time::{ClockId, clock_gettime};

use crate::replies::Case;
use crate::{Failure, allocations};

/// Something that makes the requests.
pub trait Contestant {
    /// Makes a request, sends it and decodes the reply.
    async fn call(&self, case: Case) -> Result<(), Failure>;
}

/// What one time takes.
#[derive(Clone, Copy)]
pub struct Cost {
    /// CPU time in microseconds; the lower quartile, as a busy machine only adds to it.
    pub micros: f64,
    /// Allocations.
    pub allocations: f64,
    /// Bytes that were allocated.
    pub bytes: f64,
    /// The first contestant's CPU time as a part of this one's in the same turn; the median.
    pub ratio: f64,
}

/// Something that can be done so many times.
pub type Block<'a> = Box<dyn Fn(usize) -> Result<(), Failure> + 'a>;

/// Does every block in turns, so many times each, and gives what is typical of each.
pub fn contest(turns: usize, times: usize, blocks: &[Block]) -> Result<Vec<Cost>, Failure> {
    let mut taken: Vec<Vec<Cost>> = vec![Vec::new(); blocks.len()];
    blocks.iter().try_for_each(|block| block(times))?;
    for _ in 0..turns {
        let mut first = None;
        for (block, taken) in blocks.iter().zip(&mut taken) {
            let (start, before) = (cpu_time()?, allocations::so_far());
            block(times)?;
            let (end, after) = (cpu_time()?, allocations::so_far());
            let each = |amount: u64| amount as f64 / times as f64;
            let micros = (end - start) / times as f64;
            let ratio = *first.get_or_insert(micros) / micros;
            taken.push(Cost { micros, allocations: each(after.0 - before.0), bytes: each(after.1 - before.1), ratio });
        }
    }
    Ok(taken.iter().map(|costs| typical(costs)).collect())
}

fn typical(costs: &[Cost]) -> Cost {
    let sorted = |value: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let median = |value| sorted(value)[costs.len() / 2];
    Cost {
        micros: sorted(|cost| cost.micros)[costs.len() / 4],
        allocations: median(|cost| cost.allocations),
        bytes: median(|cost| cost.bytes),
        ratio: median(|cost| cost.ratio),
    }
}

/// The CPU time of this process in microseconds, the system's part included.
fn cpu_time() -> Result<f64, Failure> {
    let time = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)?;
    Ok(time.tv_sec() as f64 * 1e6 + time.tv_nsec() as f64 / 1e3)
}
