//! The calls of `namespaces`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::namespaces::{
    CreateNamespace, DeleteNamespace, EnsureNamespace, GetNamespaceSpending, GetNamespaceUsage, GetNamespaceUsageUnits,
    ListNamespaceActivity, ListNamespaces, ListNamespacesWithQuotas, SetDefaultQuota, SetNamespaceQuota, UpdateNamespace,
};
use oblien_generated::types::NamespaceLimits;

use super::super::arguments::{Options, Setting};
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("namespaces.create", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .create(options.required("name", options.text("name")))
            .set(options.text("slug"), CreateNamespace::slug)
            .set(options.text("description"), CreateNamespace::description)
            .set(options.text("type"), CreateNamespace::r#type)
            .set(options.flag("isDefault"), CreateNamespace::is_default)
            .set(options.members("metadata"), CreateNamespace::metadata)
            .set(options.texts("tags"), CreateNamespace::tags)
            .set(limits(&options), CreateNamespace::resource_limits);
        reply(request.send())
    }),
    ("namespaces.ensure", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .ensure()
            .set(options.text("name"), EnsureNamespace::name)
            .set(options.text("slug"), EnsureNamespace::slug)
            .set(options.text("description"), EnsureNamespace::description)
            .set(options.text("type"), EnsureNamespace::r#type)
            .set(options.flag("isDefault"), EnsureNamespace::is_default)
            .set(options.members("metadata"), EnsureNamespace::metadata)
            .set(options.texts("tags"), EnsureNamespace::tags)
            .set(limits(&options), EnsureNamespace::resource_limits);
        reply(request.send())
    }),
    ("namespaces.list", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .list()
            .set(options.integer("limit"), ListNamespaces::limit)
            .set(options.integer("offset"), ListNamespaces::offset)
            .set(options.text("status"), ListNamespaces::status)
            .set(options.text("type"), ListNamespaces::r#type)
            .set(options.text("search"), ListNamespaces::search)
            .set(options.text("sortBy"), ListNamespaces::sort_by)
            .set(options.text("sortOrder"), ListNamespaces::sort_order);
        reply(request.send())
    }),
    ("namespaces.get", |client, arguments| reply(client.namespaces().get(arguments.text(0)).send())),
    ("namespaces.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .update(arguments.text(0))
            .set(options.text("name"), UpdateNamespace::name)
            .set(options.text("description"), UpdateNamespace::description)
            .set(options.text("status"), UpdateNamespace::status)
            .set(options.text("type"), UpdateNamespace::r#type)
            .set(options.texts("tags"), UpdateNamespace::tags)
            .set(options.members("metadata"), UpdateNamespace::metadata)
            .set(limits(&options), UpdateNamespace::resource_limits);
        reply(request.send())
    }),
    ("namespaces.delete", |client, arguments| {
        let request = client.namespaces().delete(arguments.text(0));
        reply(request.set(arguments.options().flag("deleteWorkspaces"), DeleteNamespace::delete_workspaces).send())
    }),
    ("namespaces.suspend", |client, arguments| reply(client.namespaces().suspend(arguments.text(0)).send())),
    ("namespaces.activate", |client, arguments| reply(client.namespaces().activate(arguments.text(0)).send())),
    ("namespaces.stopWorkspaces", |client, arguments| reply(client.namespaces().stop_workspaces(arguments.text(0)).send())),
    ("namespaces.activity", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .activity(arguments.text(0))
            .set(options.integer("limit"), ListNamespaceActivity::limit)
            .set(options.integer("offset"), ListNamespaceActivity::offset);
        reply(request.send())
    }),
    ("namespaces.usage", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .usage(arguments.text(0))
            .set(options.text("service"), GetNamespaceUsage::service)
            .set(options.integer("days"), GetNamespaceUsage::days);
        reply(request.send())
    }),
    ("namespaces.usageUnits", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .usage_units(arguments.text(0))
            .set(options.text("from"), GetNamespaceUsageUnits::from)
            .set(options.text("to"), GetNamespaceUsageUnits::to)
            .set(options.text("groupBy"), GetNamespaceUsageUnits::group_by);
        reply(request.send())
    }),
    ("namespaces.setQuota", |client, arguments| {
        let options = arguments.options();
        let namespace = options.required("namespace", options.text("namespace"));
        let service = options.required("service", options.text("service"));
        let quota_limit = options.required("quotaLimit", options.number("quotaLimit"));
        let request = client
            .namespaces()
            .set_quota(namespace, service, quota_limit)
            .set(options.number("overdraft"), SetNamespaceQuota::overdraft)
            .set(options.text("onOverdraftAction"), SetNamespaceQuota::on_overdraft_action)
            .set(options.nullable_or("notificationThresholds", Options::numbers), SetNamespaceQuota::notification_thresholds);
        reply(request.send())
    }),
    ("namespaces.resetQuota", |client, arguments| {
        let options = arguments.options();
        let namespace = options.required("namespace", options.text("namespace"));
        let service = options.required("service", options.text("service"));
        reply(client.namespaces().reset_quota(namespace, service).send())
    }),
    ("namespaces.listWithQuotas", |client, arguments| {
        let options = arguments.options();
        let request = client
            .namespaces()
            .list_with_quotas()
            .set(options.integer("limit"), ListNamespacesWithQuotas::limit)
            .set(options.integer("offset"), ListNamespacesWithQuotas::offset)
            .set(options.text("search"), ListNamespacesWithQuotas::search)
            .set(options.text("status"), ListNamespacesWithQuotas::status);
        reply(request.send())
    }),
    ("namespaces.getDetails", |client, arguments| {
        let request = client.namespaces().get_details(arguments.text(0));
        reply(request.set(arguments.options().integer("days"), GetNamespaceSpending::days).send())
    }),
    ("namespaces.setDefaultQuota", |client, arguments| {
        let options = arguments.options();
        let service = options.required("service", options.text("service"));
        let request =
            client.namespaces().set_default_quota(service, options.required("quotaLimit", options.number("quotaLimit")));
        reply(request.set(options.flag("autoApply"), SetDefaultQuota::auto_apply).send())
    }),
    ("namespaces.getDefaultQuota", |client, arguments| reply(client.namespaces().get_default_quota(arguments.text(0)).send())),
    ("namespaces.getAllDefaultQuotas", |client, _| reply(client.namespaces().get_all_default_quotas().send())),
    ("namespaces.deleteDefaultQuota", |client, arguments| {
        reply(client.namespaces().delete_default_quota(arguments.text(0)).send())
    }),
    ("namespaces.toggleDefaultQuotaAutoApply", |client, arguments| {
        reply(client.namespaces().toggle_default_quota_auto_apply(arguments.text(0), arguments.flag(1)).send())
    }),
];

fn limits(options: &Options) -> Option<NamespaceLimits> {
    let limits = options.options("resource_limits")?;
    let mut read = NamespaceLimits::new();
    read = read.set(limits.nullable_or("max_workspaces", Options::integer), NamespaceLimits::max_workspaces);
    read = read.set(limits.nullable_or("max_vcpus", Options::number), NamespaceLimits::max_vcpus);
    read = read.set(limits.nullable_or("max_ram_mb", Options::integer), NamespaceLimits::max_ram_mb);
    Some(read.set(limits.nullable_or("max_disk_gb", Options::number), NamespaceLimits::max_disk_gb))
}
