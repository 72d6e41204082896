//! Where pictures are drawn: on a thread of its own, so that no key ever waits for one.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::painter::{Painted, Painter};
use crate::ui::PictureKey;

/// Longer lists of orders lose their oldest: what was scrolled past is not worth drawing.
const ORDERS_MAX: usize = 128;
/// What is done is delivered together, so that a screen is not drawn again for each card.
const DELIVERY_EVERY: Duration = Duration::from_millis(12);

/// A picture, or nothing where it was not worth drawing any more.
pub type Delivery = Vec<(PictureKey, Option<Painted>)>;

/// Takes orders and delivers pictures. Dropping it ends the work.
pub struct Studio {
    orders: mpsc::Sender<Vec<PictureKey>>,
    done: UnboundedReceiver<Delivery>,
}

impl Studio {
    /// Opens it; errors when the system gives no thread.
    pub fn open(painter: Painter) -> std::io::Result<Self> {
        let (orders, taken) = mpsc::channel();
        let (deliver, done) = unbounded_channel();
        thread::Builder::new()
            .name("studio".to_owned())
            .spawn(move || work(&taken, &deliver, painter))?;
        Ok(Self { orders, done })
    }

    /// Orders pictures, those first that stand first; they come before all that was ordered earlier.
    pub fn order(&self, keys: Vec<PictureKey>) {
        if !keys.is_empty() {
            // The thread ends with the studio alone, so somebody is there to take it.
            let _ = self.orders.send(keys);
        }
    }

    /// The next pictures that are done; waits for them, for ever when nothing is ordered.
    pub async fn delivery(&mut self) -> Delivery {
        match self.done.recv().await {
            Some(delivery) => delivery,
            None => std::future::pending().await,
        }
    }
}

/// Draws until nobody orders any more.
fn work(taken: &mpsc::Receiver<Vec<PictureKey>>, deliver: &UnboundedSender<Delivery>, mut painter: Painter) {
    // The next one stands last.
    let mut orders: Vec<PictureKey> = Vec::new();
    let mut delivery: Delivery = Vec::new();
    let mut begun = now();
    loop {
        if orders.is_empty() {
            if !delivery.is_empty() && deliver.send(std::mem::take(&mut delivery)).is_err() {
                return;
            }
            match next_orders(taken, &mut painter) {
                Some(keys) => orders.extend(keys.into_iter().rev()),
                None => return,
            }
            begun = now();
        }
        while let Ok(keys) = taken.try_recv() {
            orders.extend(keys.into_iter().rev());
        }
        let too_many = orders.len().saturating_sub(ORDERS_MAX);
        delivery.extend(orders.drain(..too_many).map(|key| (key, None)));
        if let Some(key) = orders.pop() {
            delivery.push((key, Some(painter.paint(key))));
        }
        if begun.elapsed() >= DELIVERY_EVERY {
            if deliver.send(std::mem::take(&mut delivery)).is_err() {
                return;
            }
            begun = now();
        }
    }
}

/// Waits for orders; what was drawn is kept meanwhile. None when nobody orders any more.
fn next_orders(taken: &mpsc::Receiver<Vec<PictureKey>>, painter: &mut Painter) -> Option<Vec<PictureKey>> {
    loop {
        match taken.try_recv() {
            Ok(keys) => return Some(keys),
            Err(mpsc::TryRecvError::Disconnected) => return None,
            Err(mpsc::TryRecvError::Empty) if painter.keep_one() => {}
            Err(mpsc::TryRecvError::Empty) => return taken.recv().ok(),
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the runtime is where the clock comes in")]
fn now() -> Instant {
    Instant::now()
}
