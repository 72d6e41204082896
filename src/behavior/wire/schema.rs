use serde_json::Value;

use super::WireLine;

/// The JSON Schema of one line, made from the types that write it; what a field means is its description there.
///
/// It allows further fields, as reading does: a later version may add some.
pub fn line_schema() -> Value {
    schemars::schema_for!(WireLine<'_>).to_value()
}
