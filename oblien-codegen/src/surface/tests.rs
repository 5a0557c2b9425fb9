//! What is said of arguments and answers, by which programs are written.

use std::path::Path;

use super::{ArgumentSurface, OperationSurface, Surface};
use crate::diagnostics::Colour;
use crate::generate::Config;
use crate::source::Memory;
use crate::understand::understand;

const DESCRIPTION: &str = r"
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}:
    post:
      operationId: renamePet
      parameters:
        - { name: petId, in: path, required: true, style: matrix, schema: { type: string } }
        - { name: filter, in: query, style: deepObject, schema: { $ref: '#/components/schemas/Filter' } }
        - { name: X-Trace, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema: { type: object, required: [name], properties: { name: { type: string } }, additionalProperties: true }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }
        '202': { description: later, content: { text/plain: { schema: { type: string } } } }
    put:
      operationId: uploadPet
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, required: [photo], properties: { photo: { type: string, format: binary }, title: { type: string } } }
      responses: { '200': { description: ok, content: { text/plain: { schema: { type: string } } } } }
components:
  schemas:
    Filter: { type: object, properties: { age: { type: integer } } }
";

fn operation(name: &str) -> OperationSurface {
    let files = Memory::new([("pets.yaml", DESCRIPTION)]);
    let understood = understand(Path::new("pets.yaml"), &files, &Config::default(), Colour::Never).unwrap();
    let surface = Surface::of(&understood.api);
    surface.operations.into_iter().find(|operation| operation.builder == name).unwrap()
}

fn argument(operation: &OperationSurface, wire: &str) -> ArgumentSurface {
    operation.arguments.iter().find(|argument| argument.wire == wire).unwrap().clone()
}

#[test]
fn an_argument_in_a_style_is_where_the_style_is() {
    let operation = operation("RenamePet");
    for (wire, place) in [("petId", "path"), ("filter", "query"), ("X-Trace", "header"), ("name", "body")] {
        assert_eq!((argument(&operation, wire).place, argument(&operation, wire).kind), (place, "value"), "{wire}");
    }
    assert!(operation.arguments.iter().any(|argument| argument.kind == "members"));
}

#[test]
fn full_names_lead_to_types_and_builders() {
    let operation = operation("RenamePet");
    assert_eq!(operation.path, "crate::pets::RenamePet");
    assert_eq!(argument(&operation, "filter").path, "crate::types::Filter");
}

#[test]
fn a_body_has_its_media_type_and_files_are_told_apart() {
    assert_eq!(operation("RenamePet").body.as_deref(), Some("application/merge-patch+json"));
    let upload = operation("UploadPet");
    assert_eq!(upload.body.as_deref(), Some("multipart/form-data"));
    assert_eq!((argument(&upload, "photo").kind, argument(&upload, "title").kind), ("file", "value"));
}

#[test]
fn answers_are_told_by_status() {
    let said = |name| -> Vec<_> {
        operation(name).answers.into_iter().map(|answer| (answer.status, answer.variant, answer.kind)).collect()
    };
    assert_eq!(said("RenamePet"), [(Some(200), Some("Ok".to_owned()), "json"), (Some(202), Some("Accepted".to_owned()), "text")]);
    assert_eq!(said("UploadPet"), [(None, None, "text")]);
}
