use super::*;

fn file<'a>(name: &'a str, text: &'a str) -> Option<SourceFile<'a>> {
    Some(SourceFile {
        name,
        bytes: text.as_bytes(),
    })
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn keys(facts: &Facts, title: usize) -> Vec<&str> {
    let facets = facts.facets_of[title].iter();
    facets.map(|&facet| facts.facets[facet as usize].key.as_str()).collect()
}

const MOVIES: &str = "movieId,title,genres\n1,\"Heat, The (1995)\",Crime|Thriller\n2,Ronin (1998),Crime\n3,Nameless,(no genres listed)\n";

#[test]
fn genres_and_decades_come_from_the_file_beside_the_ratings() {
    let sources = FactSources {
        movies: file("movies.csv", MOVIES),
        ..FactSources::default()
    };
    let facts = Facts::gather(&ids(&["2", "1", "3", "4"]), sources).unwrap().unwrap();
    assert_eq!(keys(&facts, 0), ["genre:crime", "decade:1990"]);
    assert_eq!(
        keys(&facts, 1),
        ["genre:crime", "decade:1990"],
        "a thriller alone is told apart by nothing"
    );
    assert!(keys(&facts, 2).is_empty() && keys(&facts, 3).is_empty());
    assert_eq!(keys(&facts.with_titles(&[3, 1]), 1), ["genre:crime", "decade:1990"]);
}

#[test]
fn people_and_countries_come_from_the_catalog_by_way_of_links() {
    let catalog = Catalog::bundled().unwrap();
    let links = "movieId,imdbId,tmdbId\n6,0113277,949\n8,0122690,\n9,,\n";
    let sources = FactSources {
        links: file("links.csv", links),
        catalog: Some(&catalog),
        ..FactSources::default()
    };
    let facts = Facts::gather(&ids(&["6", "8", "9"]), sources).unwrap().unwrap();
    // Heat and Ronin have Robert De Niro in common, and no director.
    assert!(
        keys(&facts, 0).contains(&"cast:Robert De Niro"),
        "{:?}",
        keys(&facts, 0)
    );
    assert!(keys(&facts, 0).contains(&"decade:1990"));
    assert!(!facts.facets.iter().any(|facet| facet.kind == FacetKind::Director));
    assert!(keys(&facts, 2).is_empty());
}

#[test]
fn ids_that_are_imdbs_are_found_in_the_catalog_and_small_numbers_are_not_taken_for_them() {
    let catalog = Catalog::bundled().unwrap();
    let sources = FactSources {
        catalog: Some(&catalog),
        ..FactSources::default()
    };
    for heat_and_ronin in [["0113277", "0122690"], ["tt0113277", "tt0122690"]] {
        assert!(Facts::gather(&ids(&heat_and_ronin), sources).unwrap().is_some());
    }
    assert_eq!(Facts::gather(&ids(&["113277", "122690"]), sources), Ok(None));
    assert_eq!(Facts::gather(&[], sources), Ok(None));
}

#[test]
fn nothing_that_follows_from_ratings_is_a_fact() {
    let catalog = Catalog::bundled().unwrap();
    let titles: Vec<String> = catalog.indices().map(|at| catalog.title(at).id().to_string()).collect();
    let sources = FactSources {
        catalog: Some(&catalog),
        ..FactSources::default()
    };
    let facts = Facts::gather(&titles, sources).unwrap().unwrap();
    assert!(facts.facets.len() > 1_000);
    assert!(
        facts
            .facets
            .iter()
            .all(|facet| IMPERSONAL.contains(&facet.kind) || facet.kind.is_person())
    );
    for facets in &facts.facets_of {
        assert!(facets.is_sorted() && facets.iter().all(|facet| (*facet as usize) < facts.facets.len()));
    }
}

#[test]
fn a_broken_line_is_named() {
    for (movies, expected) in [
        (
            "movieId,title\n1,Heat\n",
            "movies.csv, line 1, field genres: is not among the columns",
        ),
        ("1::Heat\n", "movies.csv, line 1: has fewer than 3 fields between ::"),
    ] {
        let sources = FactSources {
            movies: file("movies.csv", movies),
            ..FactSources::default()
        };
        let problem = Facts::gather(&ids(&["1"]), sources).unwrap_err();
        assert_eq!(problem.to_string(), expected);
    }
    let links = FactSources {
        links: file("links.csv", "movieId,imdbId\n1,heat\n"),
        catalog: Some(&Catalog::bundled().unwrap()),
        ..FactSources::default()
    };
    let problem = Facts::gather(&ids(&["1"]), links).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "links.csv, line 2, field imdbId: is not IMDb's number"
    );
}
