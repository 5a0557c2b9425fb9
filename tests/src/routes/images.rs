//! `/workspace/images`: the image catalog.
//!
//! A fixed list; search and category narrow it down.

use serde_json::{Value, json};

use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

struct Image {
    id: &'static str,
    image: &'static str,
    label: &'static str,
    description: &'static str,
    category: &'static str,
}

const IMAGES: [Image; 4] = [
    Image { id: "node", image: "oblien/node:24", label: "Node", description: "Node runtime", category: "runtime" },
    Image { id: "python", image: "oblien/python:3.14", label: "Python", description: "Python runtime", category: "runtime" },
    Image { id: "ubuntu", image: "oblien/ubuntu:24.04", label: "Ubuntu", description: "Plain Ubuntu", category: "os" },
    Image {
        id: "postgres",
        image: "oblien/postgres:17",
        label: "Postgres",
        description: "Relational database",
        category: "database",
    },
];

impl Image {
    fn matches(&self, search: &str) -> bool {
        let search = search.to_lowercase();
        [self.id, self.image, self.label, self.description].iter().any(|text| text.to_lowercase().contains(&search))
    }

    fn wire(&self) -> Value {
        json!({
            "id": self.id,
            "image": self.image,
            "label": self.label,
            "desc": self.description,
            "category": self.category,
            "logo": format!("https://cdn.oblien.com/{}.svg", self.id),
            "color": "#00ff00",
            "capabilities": ["desktop"],
            "desktop": {
                "runtime_target": "linux",
                "installable": true,
                "prepared": false,
                "vm_defaults": { "cpus": 2, "memory_mb": 2048, "disk_size_mb": 8192 },
                "minimum_resources": { "cpus": 1, "memory_mb": 1024, "disk_size_mb": 4096 },
                "env": [{ "key": "VNC", "desc": "Viewer", "required": false }],
            },
            "vm_defaults": { "cpus": 1 },
            "minimum_resources": { "cpus": 1, "memory_mb": 512, "disk_size_mb": 2048 },
        })
    }
}

pub(crate) fn list(_: &mut World, call: &Call) -> Outcome {
    let search = call.query.text("search");
    let category = call.query.text("category").filter(|name| *name != "all");
    let matches = |image: &&Image| {
        let searched = search.is_none_or(|search| image.matches(search));
        searched && category.is_none_or(|category| category == image.category)
    };
    let images: Vec<_> = IMAGES.iter().filter(matches).map(Image::wire).collect();
    let categories = json!([
        { "id": "runtime", "label": "Runtimes" },
        { "id": "os", "label": "Operating systems" },
        { "id": "database", "label": "Databases" },
    ]);
    Reply::with(json!({ "images": images, "categories": categories }))
}
