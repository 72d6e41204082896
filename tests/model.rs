use frontrow::{
    catalog::Catalog,
    recommend::{Model, ModelError},
    train::{build_model, train},
};

#[test]
fn the_bundled_model_is_what_training_on_the_audience_gives() {
    let catalog = Catalog::bundled().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let audience = std::fs::read_to_string(format!("{root}/catalog/audience.csv")).unwrap();
    let bundled = std::fs::read(format!("{root}/catalog/model.bin")).unwrap();
    let built = build_model(&catalog, &audience).unwrap();
    assert!(
        built == bundled,
        "catalog/model.bin is stale; run `frontrow catalog build`"
    );
}

#[test]
fn a_model_made_for_another_catalog_is_refused() {
    let bundled = Catalog::bundled().unwrap();
    let bytes = frontrow::catalog::synthetic(50, 1).unwrap();
    let other = Catalog::from_bytes(&bytes).unwrap();
    let model = Model::from_bytes(&train(&other, &[])).unwrap();
    assert_eq!(model.check_fits(&other), Ok(()));
    assert!(matches!(
        model.check_fits(&bundled),
        Err(ModelError::OtherCatalog { .. })
    ));
}

#[test]
fn a_line_of_the_audience_that_cannot_be_read_is_named() {
    let catalog = Catalog::bundled().unwrap();
    let problem = build_model(&catalog, "viewer,title,rating,at\n1,tt0113277,many,5\n").unwrap_err();
    assert!(problem.to_string().contains('2'), "{problem}");
}
