use frontrow::{
    catalog::{Catalog, TitleIndex},
    recommend::{Model, ModelError},
    train::{Interactions, Liked, Progress, TrainError, audience, build_model, on_threads},
};

#[test]
fn the_bundled_model_is_whole_and_fits_the_bundled_catalog() {
    let catalog = Catalog::bundled().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let bundled = std::fs::read(format!("{root}/catalog/model.bin")).unwrap();
    let model = Model::from_bytes(&bundled).unwrap();
    assert_eq!(
        model.check_fits(&catalog),
        Ok(()),
        "catalog/model.bin is stale; run `frontrow catalog build`"
    );
    assert_eq!(Model::bundled().unwrap().hash(), model.hash());
    let is_known =
        |title: &TitleIndex| catalog.title(*title).is_original() || catalog.title(*title).audience().likes >= 5;
    for title in catalog.indices().filter(is_known) {
        assert!(
            model.neighbors(title).len() >= 10,
            "{} has few neighbors",
            catalog.title(title).name()
        );
    }
}

/// Fifty titles, of two kinds that hardly anybody mixes, rated a day apart; every seventh rating is no like.
fn two_camps() -> Interactions {
    let rated = |viewer: u32, at: u32| Liked {
        title: viewer % 2 * 25 + (viewer / 2 + at * 4) % 25,
        at_s: i64::from(viewer + at) * 86_400,
    };
    let viewer = |viewer: u32| {
        (0..10)
            .map(|at| rated(viewer, at))
            .partition(|rated| !(rated.title + viewer).is_multiple_of(7))
    };
    Interactions::rated(50, (0..80).map(viewer).collect())
}

#[test]
fn the_same_ratings_give_the_same_model_however_many_threads_there_are() {
    let catalog = Catalog::from_bytes(&frontrow::catalog::synthetic(50, 1).unwrap()).unwrap();
    let train = |threads| on_threads(threads, || build_model(&catalog, &two_camps(), &Progress::untold())).unwrap();
    assert!(train(1) == train(2));
}

#[test]
fn who_is_liked_by_the_same_people_is_near() {
    let catalog = Catalog::from_bytes(&frontrow::catalog::synthetic(50, 1).unwrap()).unwrap();
    let bytes = build_model(&catalog, &two_camps(), &Progress::untold()).unwrap().bytes;
    let model = Model::from_bytes(&bytes).unwrap();
    for title in catalog.indices() {
        let nearest = model.neighbors(title)[..5].iter();
        let same_camp = nearest.filter(|other| other.title().0 / 25 == title.0 / 25).count();
        assert!(same_camp >= 4, "{} of {}", same_camp, title.0);
    }
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
        ..Interactions::default()
    };
    let model = Model::from_bytes(&build_model(&other, &likes, &Progress::untold()).unwrap().bytes).unwrap();
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
