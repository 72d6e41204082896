//! What a canvas can be given: shapes with soft edges, each pixel by the share of it that is covered.

use super::canvas::{Bounds, Canvas, Point};
use super::color::Color;

impl Canvas {
    /// Fills where the signed distance is negative; `softness` is the width of the edge, in pixels.
    fn fill(&mut self, bounds: Bounds, softness: f32, color: Color, alpha: f32, distance: impl Fn(f32, f32) -> f32) {
        let edge = self.pixel() * softness;
        let Bounds(left, top, right, bottom) = bounds;
        self.touch(
            Bounds(left - edge, top - edge, right + edge, bottom + edge),
            |x, y, below| {
                let covered = (0.5 - distance(x, y) / edge).clamp(0.0, 1.0);
                below.mix(color, covered * alpha)
            },
        );
    }

    /// An axis-parallel rectangle, by its exact area.
    pub fn rectangle(&mut self, bounds: Bounds, color: Color, alpha: f32) {
        let Bounds(left, top, right, bottom) = bounds;
        let pixel = self.pixel();
        let half = pixel / 2.0;
        let overlap =
            |low: f32, high: f32, at: f32| (high.min(at + half) - low.max(at - half)).clamp(0.0, pixel) / pixel;
        self.touch(bounds, |x, y, below| {
            below.mix(color, overlap(left, right, x) * overlap(top, bottom, y) * alpha)
        });
    }

    pub fn disc(&mut self, center: Point, radius: f32, color: Color, alpha: f32) {
        self.ellipse(center, (radius, radius), color, alpha);
    }

    pub fn ellipse(&mut self, (center_x, center_y): Point, (wide, high): Point, color: Color, alpha: f32) {
        let (wide, high) = (wide.max(1e-4), high.max(1e-4));
        let bounds = Bounds(center_x - wide, center_y - high, center_x + wide, center_y + high);
        self.fill(bounds, 1.0, color, alpha, |x, y| {
            (length((x - center_x) / wide, (y - center_y) / high) - 1.0) * wide.min(high)
        });
    }

    /// The upper half of an ellipse: an umbrella, a dome.
    pub fn dome(&mut self, (center_x, center_y): Point, (wide, high): Point, color: Color) {
        let (wide, high) = (wide.max(1e-4), high.max(1e-4));
        let bounds = Bounds(center_x - wide, center_y - high, center_x + wide, center_y);
        self.fill(bounds, 1.0, color, 1.0, |x, y| {
            let round = (length((x - center_x) / wide, (y - center_y) / high) - 1.0) * wide.min(high);
            round.max(y - center_y)
        });
    }

    /// A circle's line: a wheel, a planet's orbit.
    pub fn ring(&mut self, (center_x, center_y): Point, radius: f32, thickness: f32, color: Color, alpha: f32) {
        let outer = radius + thickness;
        let bounds = Bounds(center_x - outer, center_y - outer, center_x + outer, center_y + outer);
        self.fill(bounds, 1.0, color, alpha, |x, y| {
            (length(x - center_x, y - center_y) - radius).abs() - thickness / 2.0
        });
    }

    /// A disc without an edge: smoke, a light out of focus.
    pub fn cloud(&mut self, (center_x, center_y): Point, (wide, high): Point, color: Color, alpha: f32) {
        let (wide, high) = (wide.max(1e-4), high.max(1e-4));
        self.touch(
            Bounds(center_x - wide, center_y - high, center_x + wide, center_y + high),
            |x, y, below| {
                let (across, down) = ((x - center_x) / wide, (y - center_y) / high);
                let inside = (1.0 - across * across - down * down).max(0.0);
                below.mix(color, inside * inside * alpha)
            },
        );
    }

    /// Light around a point, gone at `reach`.
    pub fn glow(&mut self, (center_x, center_y): Point, reach: f32, light: Color, strength: f32) {
        let reach = reach.max(1e-4);
        self.touch(
            Bounds(center_x - reach, center_y - reach, center_x + reach, center_y + reach),
            |x, y, below| {
                let left = (1.0 - length(x - center_x, y - center_y) / reach).max(0.0);
                below.lit(light, left * left * strength)
            },
        );
    }

    /// A line with round ends, as thick at each end as said (radii).
    pub fn stroke(&mut self, from: Point, to: Point, (from_radius, to_radius): (f32, f32), color: Color, alpha: f32) {
        let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
        let square = (along_x * along_x + along_y * along_y).max(1e-9);
        let widest = from_radius.max(to_radius);
        let bounds = Bounds(
            from.0.min(to.0) - widest,
            from.1.min(to.1) - widest,
            from.0.max(to.0) + widest,
            from.1.max(to.1) + widest,
        );
        self.fill(bounds, 1.0, color, alpha, |x, y| {
            let (apart_x, apart_y) = (x - from.0, y - from.1);
            let share = ((apart_x * along_x + apart_y * along_y) / square).clamp(0.0, 1.0);
            length(apart_x - along_x * share, apart_y - along_y * share)
                - from_radius
                - (to_radius - from_radius) * share
        });
    }

    /// A convex polygon, its corners in clockwise order as seen on the screen; `softness` as in pixels of edge.
    pub fn polygon<const N: usize>(&mut self, corners: &[Point; N], softness: f32, color: Color, alpha: f32) {
        let mut bounds = Bounds(f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for &(x, y) in corners {
            bounds = Bounds(bounds.0.min(x), bounds.1.min(y), bounds.2.max(x), bounds.3.max(y));
        }
        // Each edge as a half plane, `a * x + b * y + c` away from it.
        let edges: [(f32, f32, f32); N] = std::array::from_fn(|index| {
            let (start, end) = (corners[index], corners[(index + 1) % N]);
            let (along_x, along_y) = (end.0 - start.0, end.1 - start.1);
            let long = length(along_x, along_y).max(1e-6);
            let (a, b) = (along_y / long, -along_x / long);
            (a, b, -a * start.0 - b * start.1)
        });
        self.fill(bounds, softness, color, alpha, |x, y| {
            edges
                .iter()
                .fold(f32::MIN, |farthest, &(a, b, c)| farthest.max(a * x + b * y + c))
        });
    }

    /// All that lies below a line `top(x)`, shaded by `shade(x, depth below the line)`.
    pub fn below(&mut self, top: impl Fn(f32) -> f32, shade: impl Fn(f32, f32) -> Color) {
        let pixel = self.pixel();
        let mut left = 0.0;
        while left < self.aspect() - pixel / 2.0 {
            // Two looks across the column: a steep slope then fades over its pixels instead of making a stair.
            let (one, other) = (top(left + 0.25 * pixel), top(left + 0.75 * pixel));
            let middle = (one + other) / 2.0;
            let rise = (one - other).abs() + pixel;
            self.touch(
                Bounds(left + pixel * 0.25, middle - rise / 2.0, left + pixel * 0.75, 1.0),
                |x, y, behind| {
                    let covered = ((y - middle) / rise + 0.5).clamp(0.0, 1.0);
                    behind.mix(shade(x, (y - middle).max(0.0)), covered)
                },
            );
            left += pixel;
        }
    }
}

pub fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much white lies on a black canvas of 32 x 16 cells, in squared heights.
    fn area_painted(draw: impl Fn(&mut Canvas)) -> f32 {
        let mut canvas = Canvas::new(32, 16);
        draw(&mut canvas);
        let pixel = canvas.pixel();
        let mut area = 0.0;
        canvas.touch_all(|_, _, color| {
            area += color.red * pixel * pixel;
            color
        });
        area
    }

    #[track_caller]
    fn assert_near(found: f32, expected: f32) {
        assert!((found - expected).abs() < 0.01, "{found} is not {expected}");
    }

    #[test]
    fn a_rectangle_covers_its_area_wherever_it_lies() {
        for nudge in [0.0, 0.007, 0.013, 0.029] {
            let bounds = Bounds(0.2 + nudge, 0.3 + nudge, 0.7 + nudge, 0.5 + nudge);
            assert_near(area_painted(|canvas| canvas.rectangle(bounds, Color::WHITE, 1.0)), 0.1);
        }
    }

    #[test]
    fn a_disc_covers_pi_times_its_radius_squared() {
        let area = area_painted(|canvas| canvas.disc((0.51, 0.48), 0.3, Color::WHITE, 1.0));
        assert_near(area, std::f32::consts::PI * 0.09);
    }

    #[test]
    fn a_triangle_covers_half_its_box() {
        let corners = [(0.2, 0.8), (0.5, 0.2), (0.8, 0.8)];
        assert_near(
            area_painted(|canvas| canvas.polygon(&corners, 1.0, Color::WHITE, 1.0)),
            0.18,
        );
    }

    #[test]
    fn below_a_slope_lies_half_the_picture() {
        assert_near(
            area_painted(|canvas| canvas.below(|x| 1.0 - x, |_, _| Color::WHITE)),
            0.5,
        );
    }
}
