use frontrow::{
    catalog::Catalog,
    recommend::{Model, ModelError},
    train::{Interactions, Liked, Progress, TrainError, audience, build_model, bundled_audience},
};

#[test]
fn the_bundled_model_is_what_training_on_the_audience_gives() {
    let catalog = Catalog::bundled().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let bundled = std::fs::read(format!("{root}/catalog/model.bin")).unwrap();
    let likes = bundled_audience(&catalog).unwrap();
    let built = build_model(&catalog, &likes, &Progress::untold()).unwrap();
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
    let likes = Interactions {
        titles: other.len(),
        viewers: vec![vec![Liked { title: 0, at_s: 0 }]],
        is_timed: false,
        is_ordered: false,
    };
    let model = Model::from_bytes(&build_model(&other, &likes, &Progress::untold()).unwrap()).unwrap();
    assert_eq!(model.check_fits(&other), Ok(()));
    assert!(matches!(
        model.check_fits(&bundled),
        Err(ModelError::OtherCatalog { .. })
    ));
}

#[test]
fn a_line_of_the_audience_that_cannot_be_read_is_named() {
    let catalog = Catalog::bundled().unwrap();
    let problem = audience(&catalog, "viewer,title,rating,at\n1,tt0113277,many,5\n").unwrap_err();
    assert!(problem.to_string().contains('2'), "{problem}");
}

#[test]
fn nobody_to_learn_from_is_said() {
    let catalog = Catalog::bundled().unwrap();
    let nobody = audience(&catalog, "viewer,title,rating,at\n1,tt0113277,3,5\n").unwrap();
    let refused = build_model(&catalog, &nobody, &Progress::untold());
    assert_eq!(refused, Err(TrainError::Nobody));
}
