use std::env;

/// Where nothing says otherwise.
const REGION_DEFAULT: &str = "US";

/// The region that the environment's locale names, such as `DE` in `de_DE.UTF-8`; `US` where it names none.
#[allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]
pub fn default_region() -> String {
    // The order in which C libraries look.
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|locale| region_of(&locale).map(str::to_owned))
        .unwrap_or_else(|| REGION_DEFAULT.to_owned())
}

fn region_of(locale: &str) -> Option<&str> {
    let (_language, rest) = locale.split_once('_')?;
    let region = rest.split(['.', '@']).next()?;
    (region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_region() {
        assert_eq!(region_of("de_DE.UTF-8"), Some("DE"));
        assert_eq!(region_of("ca_ES@valencia"), Some("ES"));
    }

    #[test]
    fn a_locale_without_a_country_names_none() {
        for locale in ["C", "C.UTF-8", "POSIX", "es_419", ""] {
            assert_eq!(region_of(locale), None, "{locale}");
        }
    }
}
