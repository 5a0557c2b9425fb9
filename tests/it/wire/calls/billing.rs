//! The calls of `billing`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::billing::{CreateCheckout, OpenBillingPortal, SetBillingDefaults, SetBillingPolicy};
use oblien_generated::types::{BillingOffer, CheckoutCustomer};

use super::super::arguments::{Options, Setting};
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("billing.catalog", |client, _| reply(client.billing().catalog().send())),
    ("billing.checkout", |client, arguments| {
        let options = arguments.options();
        let namespace = options.required("namespace", options.text("namespace"));
        let request = client
            .billing()
            .checkout(namespace, options.required("kind", options.text("kind")))
            .set(options.text("planTierId"), CreateCheckout::plan_tier_id)
            .set(options.text("packId"), CreateCheckout::pack_id)
            .set(options.options("offer").map(|offer| read_offer(&offer)), CreateCheckout::offer)
            .set(options.pairs("metadata"), CreateCheckout::metadata)
            .set(options.text("billingInterval"), CreateCheckout::billing_interval)
            .set(options.text("successUrl"), CreateCheckout::success_url)
            .set(options.text("cancelUrl"), CreateCheckout::cancel_url)
            .set(options.text("idempotencyKey"), CreateCheckout::idempotency_key)
            .set(options.options("customer").map(|customer| read_customer(&customer)), CreateCheckout::customer);
        reply(request.send())
    }),
    ("billing.checkoutStatus", |client, arguments| {
        reply(client.billing().checkout_status(arguments.text(1), arguments.text(0)).send())
    }),
    ("billing.portal", |client, arguments| {
        let options = arguments.options();
        let request = client.billing().portal(options.required("namespace", options.text("namespace")));
        reply(request.set(options.text("returnUrl"), OpenBillingPortal::return_url).send())
    }),
    ("billing.subscription", |client, arguments| reply(client.billing().subscription(arguments.text(0)).send())),
    ("billing.cancelSubscription", |client, arguments| reply(client.billing().cancel_subscription(arguments.text(0)).send())),
    ("billing.resumeSubscription", |client, arguments| reply(client.billing().resume_subscription(arguments.text(0)).send())),
    ("billing.entitlement", |client, arguments| reply(client.billing().entitlement(arguments.text(0)).send())),
    ("billing.balance", |client, arguments| reply(client.billing().balance(arguments.text(0)).send())),
    ("billing.policy", |client, arguments| reply(client.billing().policy(arguments.text(0)).send())),
    ("billing.setPolicy", |client, arguments| {
        let options = arguments.options();
        let request = client
            .billing()
            .set_policy(arguments.text(0))
            .set(options.nullable_or("quotaLimit", Options::number), SetBillingPolicy::quota_limit)
            .set(options.number("overdraft"), SetBillingPolicy::overdraft)
            .set(options.nullable_or("suspendThreshold", Options::number), SetBillingPolicy::suspend_threshold)
            .set(options.text("onOverdraftAction"), SetBillingPolicy::on_overdraft_action);
        reply(request.send())
    }),
    ("billing.resetQuota", |client, arguments| {
        let options = arguments.options();
        let period_end = options.required("periodEnd", options.text("periodEnd"));
        reply(client.billing().reset_quota(arguments.text(0), period_end).send())
    }),
    ("billing.defaults", |client, _| reply(client.billing().defaults().send())),
    ("billing.setDefaults", |client, arguments| {
        let options = arguments.options();
        let request = client
            .billing()
            .set_defaults()
            .set(options.nullable_or("quotaLimit", Options::number), SetBillingDefaults::quota_limit)
            .set(options.number("overdraft"), SetBillingDefaults::overdraft)
            .set(options.nullable_or("suspendThreshold", Options::number), SetBillingDefaults::suspend_threshold)
            .set(options.text("onOverdraftAction"), SetBillingDefaults::on_overdraft_action)
            .set(options.flag("autoApply"), SetBillingDefaults::auto_apply);
        reply(request.send())
    }),
];

fn read_offer(options: &Options) -> BillingOffer {
    let name: String = options.required("name", options.text("name"));
    let unit_amount = options.required("unitAmount", options.integer("unitAmount"));
    BillingOffer::new(name, unit_amount, options.required("credits", options.integer("credits")))
        .set(options.text("reference"), BillingOffer::reference)
        .set(options.text("description"), BillingOffer::description)
        .set(options.text("currency"), BillingOffer::currency)
}

fn read_customer(options: &Options) -> CheckoutCustomer {
    CheckoutCustomer::new().set(options.text("email"), CheckoutCustomer::email).set(options.text("name"), CheckoutCustomer::name)
}
