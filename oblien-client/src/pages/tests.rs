//! Lists of every kind: how many calls they take, and how they end.

use std::pin::pin;
use std::sync::{Arc, Mutex};

use super::*;

type Asked = Arc<Mutex<Vec<u64>>>;
type Answer = fn(u64) -> Page<u64>;
type Answered = std::future::Ready<Result<Page<u64>, Error>>;

/// Answers by number or offset from a list of pages, and keeps what it was asked for.
fn service(answer: Answer) -> (impl FnMut(u64) -> Answered + Send, Asked) {
    let asked = Asked::default();
    let kept = asked.clone();
    let ask = move |at| {
        let mut asked = kept.lock().unwrap();
        asked.push(at);
        assert!(asked.len() < 100, "it does not end");
        std::future::ready(Ok(answer(at)))
    };
    (ask, asked)
}

fn page(items: impl IntoIterator<Item = u64>) -> Page<u64> {
    Page::new(items.into_iter().collect::<Vec<_>>())
}

#[tokio::test]
async fn numbers_go_up_until_the_list_ends() {
    // Three pages of two items, of which the last has one, and how its end is told.
    fn items(number: u64) -> Page<u64> {
        page((0..5).skip((number.saturating_sub(1) * 2) as usize).take(2))
    }
    let cases: [(Answer, &[u64]); 5] = [
        (items, &[1, 2, 3, 4]),
        (|number| items(number).total(5), &[1, 2, 3]),
        (|number| items(number).limit(2), &[1, 2, 3]),
        (|number| items(number).has_more(number < 3), &[1, 2, 3]),
        (|number| items(number).total(4), &[1, 2]),
    ];
    for (answer, expected) in cases {
        let (ask, asked) = service(answer);
        let items = Pages::by_number(1, ask).all().await.unwrap();
        assert_eq!(items, (0..5).take(expected.len() * 2).collect::<Vec<_>>());
        assert_eq!(*asked.lock().unwrap(), expected);
    }
}

#[tokio::test]
async fn offsets_go_up_by_what_came() {
    let cases: [(u64, Answer, &[u64]); 5] = [
        (0, |offset| page((offset..5).take(2)), &[0, 2, 4, 5]),
        (0, |offset| page((offset..5).take(2)).total(5), &[0, 2, 4]),
        (3, |offset| page((offset..5).take(1)).total(5), &[3, 4]),
        (0, |_| page([]).total(9), &[0]),
        (u64::MAX, |_| page([1]), &[u64::MAX]),
    ];
    for (first, answer, expected) in cases {
        let (ask, asked) = service(answer);
        Pages::by_offset(first, ask).all().await.unwrap();
        assert_eq!(*asked.lock().unwrap(), expected);
    }
}

/// Gives one item a page, and these cursors one after another.
fn cursors(cursors: &'static [&'static str], items: u64) -> Pages<u64> {
    let mut pages = cursors.iter();
    let mut expected: Option<String> = None;
    Pages::by_cursor(move |cursor| {
        assert_eq!(cursor, expected);
        expected = pages.next().map(|next| (*next).to_owned()).filter(|next| !next.is_empty());
        std::future::ready(Ok(page(0..items).next_cursor(expected.clone())))
    })
}

#[tokio::test]
async fn cursors_are_followed_to_the_end() {
    assert_eq!(cursors(&["a", "b", ""], 1).all().await.unwrap().len(), 3);
    assert_eq!(cursors(&[], 1).all().await.unwrap().len(), 1);
    assert_eq!(cursors(&["a", "b"], 0).all().await.unwrap().len(), 0);
    let mut stopped = Pages::by_cursor(|_| std::future::ready(Ok(page([1]).next_cursor(Some("x")).has_more(false))));
    assert_eq!((stopped.next().await.unwrap().unwrap(), stopped.next().await.is_none()), (1, true));
}

#[tokio::test]
async fn cursors_that_lead_nowhere_are_errors() {
    let circles: [&'static [&'static str]; 3] =
        [&["a", "a"], &["a", "b", "a", "b", "a", "b"], &["x", "y", "a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"]];
    for circle in circles {
        let mut pages = cursors(circle, 1);
        let error = loop {
            if let Err(error) = pages.next().await.unwrap() {
                break error;
            }
        };
        assert!(error.is_decode() && error.may_have_reached_service(), "{error:?}");
        assert_eq!(error.to_string(), "the list gave a cursor that it had given before");
        assert!(pages.next().await.is_none());
    }
    let mut number = 0;
    let empty = Pages::<u64>::by_cursor(move |_| {
        number += 1;
        std::future::ready(Ok(page([]).next_cursor(Some(number.to_string()))))
    });
    assert_eq!(empty.all().await.unwrap_err().to_string(), "the list has 20 pages without items one after another");
}

#[tokio::test]
async fn an_error_is_the_last_item() {
    let mut asked = 0;
    let mut pages = Pages::by_number(1, move |number| {
        asked += 1;
        std::future::ready(if asked == 1 { Ok(page([number])) } else { Err(Error::credentials("gone")) })
    });
    assert_eq!(pages.next().await.unwrap().unwrap(), 1);
    assert!(pages.next().await.unwrap().unwrap_err().is_credentials());
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    assert_eq!(format!("{pages:?}"), "Pages { ready: 0, is_over: true, .. }");
}

#[tokio::test(start_paused = true)]
async fn giving_up_while_waiting_asks_for_nothing_twice() {
    let (mut ask, asked) = service(|offset| page((offset..3).take(2)).total(3));
    let mut pages = Pages::by_offset(0, move |offset| {
        let answer = ask(offset);
        async move {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            answer.await
        }
    });
    let second = std::time::Duration::from_secs(1);
    assert!(tokio::time::timeout(second, pages.next()).await.is_err());
    let mut pages = pin!(pages);
    for expected in [Some(0), Some(1), Some(2), None] {
        let item = std::future::poll_fn(|context| pages.as_mut().poll_next(context)).await;
        assert_eq!(item.map(Result::unwrap), expected);
    }
    assert_eq!(*asked.lock().unwrap(), [0, 2]);
}
