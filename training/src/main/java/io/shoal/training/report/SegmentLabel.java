package io.shoal.training.report;

/** A segment's swatch, id and name. */
final class SegmentLabel {
  private SegmentLabel() {}

  static void write(Markup page, Segment segment) {
    String swatch = "swatch " + Palette.mark(segment.number()) + " " + segment.colour();
    page.leaf("span", "", "class", swatch);
    page.leaf("b", segment.id()).text(" ");
    // Isolated, so that a name written from right to left does not turn what is beside it.
    page.leaf("bdi", segment.name(), "title", segment.name());
  }
}
