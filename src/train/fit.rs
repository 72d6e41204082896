use super::{
    additive::Additive,
    facts::Facts,
    interactions::{Interactions, Ranker},
    linear::{Linear, Singular},
};

/// The score that the page uses, trained on a set of likes.
///
/// # Errors
/// When the likes cannot carry a model.
pub fn fit(likes: &Interactions, _facts: Option<&Facts>) -> Result<Box<dyn Ranker>, Singular> {
    let linear = Linear {
        regularization: 100.0,
        dropout: 0.3,
        has_intercept: true,
    };
    Ok(Box::new(Additive::train(likes, linear)?))
}
