package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void whatCannotBeSeenIsTakenOut() {
    assertThat(PlainText.of("a\u0000b\u202ec\u200bd\ud800e\u2028f", 50)).isEqualTo("abcde f");
    assertThat(PlainText.of("a\tb\nc", 50)).isEqualTo("a b c");
    assertThat(PlainText.of("żółw 🐢", 50)).isEqualTo("żółw 🐢");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(PlainText.of("🐢".repeat(100), 4)).isEqualTo("🐢🐢🐢…");
    assertThat(PlainText.of("abcd", 4)).isEqualTo("abcd");
    assertThat(PlainText.of("abcde", 4)).isEqualTo("abc…");
  }
}
