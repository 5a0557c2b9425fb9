//! The calls of `cdn` on the control plane; those of its edge are in a table of their own.
//! One of the tables in which the replay looks calls up.

use oblien_client::Field;
use oblien_generated::cdn::{
    CreateCdnAdminPermit, CreateCdnPermit, GetCdnStats, GetCdnUsage, GetCdnUsageSeries, ListCdnFiles, ListCdnNamespaces,
    ListCdnTags, SetCdnNamespaceQuota, SetCdnQuotaDefaults,
};
use oblien_generated::types::{CdnFileId, CdnOriginalSettings, CdnProcessing, CdnVariant};

use super::super::arguments::{Arguments, Options, Setting};
use super::super::reply::reply;
use super::Entry;

/// The members of processing that have names.
const PROCESSING: [&str; 8] =
    ["variantNames", "customVariants", "keepOriginal", "primary", "optimizeOriginal", "ttl", "expireAt", "maxBytes"];

pub(super) const CALLS: &[Entry] = &[
    ("cdn.token", |client, arguments| reply(permit(client.cdn().token(), &arguments.options()).send())),
    ("cdn.adminToken", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .admin_token()
            .set(options.text("namespace"), CreateCdnAdminPermit::namespace)
            .set(processing(&options), CreateCdnAdminPermit::variants)
            .set(options.text("tag"), CreateCdnAdminPermit::tag)
            .set(options.members("metadata"), CreateCdnAdminPermit::metadata);
        reply(request.send())
    }),
    ("cdn.list", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .list()
            .set(options.integer("page"), ListCdnFiles::page)
            .set(options.integer("limit"), ListCdnFiles::limit)
            .set(options.text("namespace"), ListCdnFiles::namespace)
            .set(options.text("tag"), ListCdnFiles::tag)
            .set(options.flag("include_deleted"), ListCdnFiles::include_deleted)
            .set(options.text("upload_type"), ListCdnFiles::upload_type)
            .set(options.text("sort_by"), ListCdnFiles::sort_by)
            .set(options.text("sort_order"), ListCdnFiles::sort_order);
        reply(request.send())
    }),
    ("cdn.tags", |client, arguments| {
        reply(client.cdn().tags().set(arguments.options().text("namespace"), ListCdnTags::namespace).send())
    }),
    ("cdn.stats", |client, arguments| {
        reply(client.cdn().stats().set(arguments.options().text("namespace"), GetCdnStats::namespace).send())
    }),
    ("cdn.usage", |client, arguments| {
        let options = arguments.options();
        let request = client.cdn().usage().set(options.text("namespace"), GetCdnUsage::namespace);
        reply(request.set(options.text("period"), GetCdnUsage::period).send())
    }),
    ("cdn.usageSeries", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .usage_series()
            .set(options.text("namespace"), GetCdnUsageSeries::namespace)
            .set(options.text("interval"), GetCdnUsageSeries::interval)
            .set(options.integer("days"), GetCdnUsageSeries::days)
            .set(options.integer("months"), GetCdnUsageSeries::months);
        reply(request.send())
    }),
    ("cdn.quotaDefaults", |client, _| reply(client.cdn().quota_defaults().send())),
    ("cdn.setQuotaDefaults", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .set_quota_defaults()
            .set(cap(&options, "cdn_max_bytes"), SetCdnQuotaDefaults::cdn_max_bytes)
            .set(cap(&options, "cdn_monthly_bytes"), SetCdnQuotaDefaults::cdn_monthly_bytes);
        reply(request.send())
    }),
    ("cdn.namespaces", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .namespaces()
            .set(options.text("search"), ListCdnNamespaces::search)
            .set(options.integer("page"), ListCdnNamespaces::page)
            .set(options.integer("limit"), ListCdnNamespaces::limit);
        reply(request.send())
    }),
    ("cdn.setNamespaceQuota", |client, arguments| {
        let options = arguments.options();
        let request = client
            .cdn()
            .set_namespace_quota(arguments.text(0))
            .set(cap(&options, "cdn_max_bytes"), SetCdnNamespaceQuota::cdn_max_bytes)
            .set(cap(&options, "cdn_monthly_bytes"), SetCdnNamespaceQuota::cdn_monthly_bytes);
        reply(request.send())
    }),
    ("cdn.get", |client, arguments| reply(client.cdn().get(file_id(arguments)).send())),
    ("cdn.delete", |client, arguments| reply(client.cdn().delete(file_id(arguments)).send())),
    ("cdn.restore", |client, arguments| reply(client.cdn().restore(file_id(arguments)).send())),
    ("cdn.domains.add", |client, arguments| {
        let options = arguments.options();
        reply(client.cdn().domains().add(options.required("domain", options.text("domain"))).send())
    }),
    ("cdn.domains.list", |client, _| reply(client.cdn().domains().list().send())),
    ("cdn.domains.remove", |client, arguments| reply(client.cdn().domains().remove(arguments.text(0)).send())),
];

/// The id of a file, which is a number or a text.
fn file_id(arguments: &Arguments) -> CdnFileId {
    arguments.given_integer(0).map_or_else(|| arguments.text(0).into(), CdnFileId::from)
}

/// Puts options into the request for a permit.
pub(super) fn permit(request: CreateCdnPermit, options: &Options) -> CreateCdnPermit {
    request
        .set(options.text("namespace"), CreateCdnPermit::namespace)
        .set(processing(options), CreateCdnPermit::variants)
        .set(options.text("tag"), CreateCdnPermit::tag)
        .set(options.members("metadata"), CreateCdnPermit::metadata)
}

fn processing(options: &Options) -> Option<CdnProcessing> {
    let told = options.options("variants")?;
    let custom = told.options("customVariants").map(|variants| {
        let named = variants.members_of_all().into_iter();
        named.map(|(name, told)| (name, variant(&told))).collect::<Vec<_>>()
    });
    let original = told.options("optimizeOriginal").map(|told| {
        CdnOriginalSettings::new()
            .set(told.integer("maxBytes"), CdnOriginalSettings::max_bytes)
            .set(told.number("quality"), CdnOriginalSettings::quality)
            .set(told.text("format"), CdnOriginalSettings::format)
    });
    let mut made = CdnProcessing::new()
        .set(told.texts("variantNames"), CdnProcessing::variant_names)
        .set(custom, CdnProcessing::custom_variants)
        .set(told.flag("keepOriginal"), CdnProcessing::keep_original)
        .set(told.text("primary"), CdnProcessing::primary)
        .set(original, CdnProcessing::optimize_original)
        .set(told.integer("ttl"), CdnProcessing::ttl)
        .set(told.integer("expireAt"), CdnProcessing::expire_at)
        .set(told.integer("maxBytes"), CdnProcessing::max_bytes);
    made.extra.extend(told.others(&PROCESSING).unwrap_or_default());
    Some(made)
}

fn variant(told: &Options) -> CdnVariant {
    CdnVariant::new()
        .set(told.integer("width"), CdnVariant::width)
        .set(told.integer("height"), CdnVariant::height)
        .set(told.text("fit"), CdnVariant::fit)
        .set(told.number("quality"), CdnVariant::quality)
        .set(told.number("blur"), CdnVariant::blur)
        .set(told.text("format"), CdnVariant::format)
        .set(told.flag("withoutEnlargement"), CdnVariant::without_enlargement)
}

fn cap(options: &Options, name: &str) -> Option<Field<i64>> {
    if options.is_null(name) { Some(Field::Null) } else { options.integer(name).map(Field::Value) }
}
