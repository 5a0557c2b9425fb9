//! Silence that is real, and silence of a program that did not look.

use super::*;

async fn seconds(silence: &mut Silence) -> u64 {
    let start = Instant::now();
    let error = std::future::poll_fn(|context| silence.poll(context)).await;
    assert!(error.is_timeout() && error.to_string() == "the idle timeout of 30s passed", "{error}");
    start.elapsed().as_secs()
}

#[tokio::test(start_paused = true)]
async fn silence_that_is_looked_at_ends_on_time() {
    let mut silence = Silence::new(Duration::from_secs(30));
    assert_eq!(seconds(&mut silence).await, 30);
    silence.restart();
    assert_eq!(seconds(&mut silence).await, 30);
}

#[tokio::test(start_paused = true)]
async fn a_program_that_was_held_up_gives_what_arrived_a_moment() {
    let mut silence = Silence::new(Duration::from_secs(30));
    tokio::time::advance(Duration::from_secs(300)).await;
    let first = std::future::poll_fn(|context| Poll::Ready(silence.poll(context).is_pending())).await;
    assert!(first, "what arrived meanwhile can still be handed over");
    assert_eq!(seconds(&mut silence).await, 1);
}
