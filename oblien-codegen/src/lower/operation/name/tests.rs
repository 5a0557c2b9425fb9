//! What is the name in an id.

use super::*;

#[test]
fn a_function_is_what_stands_before_the_path_and_the_method() {
    assert_eq!(function("get_users_api_v1_users__get", "/api/v1/users/", ""), Some("get_users"));
    assert_eq!(function("read_item_items__item_id__get", "/items/{item_id}", ""), Some("read_item"));
    assert_eq!(function("root__get", "/", ""), Some("root"));
    assert_eq!(function("read_flow_flows__id__get", "/api/flows/{id}", "/api"), Some("read_flow"));
    assert_eq!(function("go2rtc_streams_go2rtc_streams_get", "/go2rtc/streams", ""), Some("go2rtc_streams"));
}

#[test]
fn an_id_of_another_kind_has_no_function() {
    assert_eq!(function("get_users", "/users", ""), None);
    assert_eq!(function("users_get", "/users", ""), None);
    assert_eq!(function("list_users_read", "/users", ""), None);
    assert_eq!(function("list_pets_users_get", "/toys", ""), None);
    assert_eq!(function("", "/", ""), None);
}

#[test]
fn classes_are_told_by_their_subject() {
    assert_eq!(of_id("UsersController_findAll"), "UsersFindAll");
    assert_eq!(of_id("UserController.find_one"), "UserFindOne");
    assert_eq!(of_id("Controller_find"), "ControllerFind");
    assert_eq!(of_id("getController"), "GetController");
    assert_eq!(of_id("list_Controller_x"), "ListControllerX");
}
