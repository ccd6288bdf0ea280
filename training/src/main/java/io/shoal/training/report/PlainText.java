package io.shoal.training.report;

/**
 * Text out of a run's data made fit to be shown: on one line, of bounded length, without control
 * characters and without marks that turn the direction of writing, which could make a name look
 * like another (Trojan Source, CVE-2021-42574). Escaping is left to {@link Markup}.
 */
final class PlainText {
  private static final String CUT = "…";

  private PlainText() {}

  /** At most so many code points of a text. */
  static String of(String text, int most) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), 2 * most));
    int taken = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (taken == most) {
        plain.setLength(plain.offsetByCodePoints(plain.length(), -1));
        return plain.append(CUT).toString();
      }
      if (isShown(point)) {
        plain.appendCodePoint(point);
        taken++;
      } else if (Character.isWhitespace(point)) {
        plain.append(' ');
        taken++;
      }
    }
    return plain.toString();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
