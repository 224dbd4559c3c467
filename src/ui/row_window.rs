//! Which rows of a long list are drawn.

use std::ops::Range;

/// Height of a row in CSS pixels; the style sheet's `--row-height` is the same.
pub(super) const ROW_HEIGHT: usize = 44;

/// Rows drawn beyond each edge, so that scrolling and tabbing find them in place.
const SPARE: usize = 8;

/// Windows move in steps, so that scrolling a few pixels draws nothing anew.
const STEP: usize = 4;

/// The rows to draw of `count`, for a list scrolled by `top` pixels in a box of `height` pixels.
pub(super) fn drawn(count: usize, top: usize, height: usize) -> Range<usize> {
    let first = (top / ROW_HEIGHT).saturating_sub(SPARE) / STEP * STEP;
    let visible = height / ROW_HEIGHT + 2;
    let end = (top / ROW_HEIGHT + visible + SPARE).div_ceil(STEP) * STEP;
    let end = end.min(count);
    first.min(end)..end
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn the_top_the_middle_and_the_end() {
        assert_eq!(drawn(10_000, 0, 440), 0..20);
        assert_eq!(drawn(10_000, 44 * 5_000, 440), 4_992..5_020);
        assert_eq!(drawn(10_000, 44 * 9_990, 440), 9_980..10_000);
    }

    #[test]
    fn short_and_empty_lists() {
        assert_eq!(drawn(0, 0, 440), 0..0);
        assert_eq!(drawn(3, 0, 440), 0..3);
        assert_eq!(drawn(3, 44 * 900, 440), 3..3);
    }
}
