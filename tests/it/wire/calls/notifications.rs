//! The calls of `notifications`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::notifications::{CreatePushToken, ListPushTokens, RegisterDevice, SendNotification};
use oblien_generated::{Client, credentials, scope};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("notifications.registerDevice", |client, arguments| {
        let options = arguments.options();
        let device = options.required("device_id", options.text("device_id"));
        let token = options.required("fcm_token", options.text("fcm_token"));
        let request = client
            .notifications()
            .register_device(device, token)
            .set(options.text("platform"), RegisterDevice::platform)
            .set(options.members("device_info"), RegisterDevice::device_info);
        reply(request.send())
    }),
    ("notifications.listDevices", |client, _| reply(client.notifications().list_devices().send())),
    ("notifications.removeDevice", |client, arguments| reply(client.notifications().remove_device(arguments.integer(0)).send())),
    ("notifications.createToken", |client, arguments| {
        let options = arguments.options();
        let workspace = options.required("workspace_id", options.text("workspace_id"));
        let request = client
            .notifications()
            .create_token(workspace)
            .set(options.text("name"), CreatePushToken::name)
            .set(options.members("metadata"), CreatePushToken::metadata);
        reply(request.send())
    }),
    ("notifications.listTokens", |client, arguments| {
        let workspace = arguments.texts().into_iter().next();
        reply(client.notifications().list_tokens().set(workspace, ListPushTokens::workspace_id).send())
    }),
    ("notifications.revokeToken", |client, arguments| reply(client.notifications().revoke_token(arguments.integer(0)).send())),
    ("notifications.deleteToken", |client, arguments| reply(client.notifications().delete_token(arguments.integer(0)).send())),
    ("notifications.send", |client, arguments| {
        let options = arguments.options();
        let sender: Client<scope::Push> = client.with_credentials(credentials::send_token(arguments.text(0)));
        let request = sender
            .notifications()
            .send()
            .set(options.text("title"), SendNotification::title)
            .set(options.text("body"), SendNotification::body)
            .set(options.members("data"), SendNotification::data);
        reply(request.send())
    }),
];
