//! Several subjects measured in turns, so that what the machine does meanwhile meets all of them alike.

use crate::Failure;
use crate::measure::Usage;

/// Measures every subject once a round, in their order (A B A B), and gives the median of each.
///
/// One that fails is left out of the rounds that follow.
pub fn rounds<T>(
    count: usize,
    subjects: &[T],
    mut measure: impl FnMut(&T) -> Result<Usage, Failure>,
) -> Vec<Result<Usage, Failure>> {
    let mut taken: Vec<Result<Vec<Usage>, Failure>> = subjects.iter().map(|_| Ok(Vec::new())).collect();
    for _ in 0..count {
        for (subject, taken) in subjects.iter().zip(&mut taken) {
            let Ok(earlier) = taken else { continue };
            match measure(subject) {
                Ok(usage) => earlier.push(usage),
                Err(failure) => *taken = Err(failure),
            }
        }
    }
    taken.into_iter().map(|taken| taken.map(|usages| median(&usages))).collect()
}

fn median(usages: &[Usage]) -> Usage {
    let middle = |value: fn(&Usage) -> f64| {
        let mut values: Vec<f64> = usages.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Usage { cpu: middle(|usage| usage.cpu), peak: middle(|usage| usage.peak) }
}

/// How many rounds: `BENCH_ROUNDS`, or else so many.
pub fn count(default: usize) -> usize {
    std::env::var("BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).filter(|count| *count > 0).unwrap_or(default)
}
