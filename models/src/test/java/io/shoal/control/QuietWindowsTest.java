package io.shoal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuietWindowsTest {
  private static final QuietWindow SALE =
      new QuietWindow("sale", 1_000, 2_000, List.of("conversion/*", "feature/spend"), 0);

  private static QuietWindows with(QuietWindow window) {
    return QuietWindows.none().after(new Announcement.Planned(window));
  }

  private static boolean covers(QuietWindows windows, String stream, long end) {
    return windows.covering(stream, end - 100, end).isPresent();
  }

  @Test
  void onlyNamedStreamsAreQuiet() {
    QuietWindows windows = with(SALE);

    assertThat(covers(windows, "conversion/all", 1_500)).isTrue();
    assertThat(covers(windows, "feature/spend", 1_500)).isTrue();
    assertThat(covers(windows, "feature/spend2", 1_500)).isFalse();
    assertThat(covers(windows, "conversions/all", 1_500)).isFalse();
  }

  @Test
  void aTickIsQuietIfAnyPartOfItIs() {
    QuietWindows windows = with(SALE);

    assertThat(covers(windows, "conversion/all", 1_000)).isFalse();
    assertThat(covers(windows, "conversion/all", 1_001)).isTrue();
    assertThat(covers(windows, "conversion/all", 2_099)).isTrue();
    assertThat(covers(windows, "conversion/all", 2_100)).isFalse();
  }

  @Test
  void ticksBeforeItWasKnownAreNotTouched() {
    QuietWindows windows = with(SALE.applyingFrom(1_500));

    assertThat(covers(windows, "conversion/all", 1_400)).isFalse();
    assertThat(covers(windows, "conversion/all", 1_500)).isTrue();
  }

  @Test
  void whatIsWithdrawnEndsThen() {
    QuietWindows windows = with(SALE).after(new Announcement.Withdrawn("sale", 1_500));

    assertThat(covers(windows, "conversion/all", 1_500)).isTrue();
    assertThat(covers(windows, "conversion/all", 1_700)).isFalse();
    assertThat(with(SALE).after(new Announcement.Withdrawn("sale", 500)).isEmpty()).isTrue();
  }

  @Test
  void aLaterAnnouncementOfTheSameNameReplacesIt() {
    QuietWindows windows =
        with(SALE).after(new Announcement.Planned(new QuietWindow("sale", 5, 9, List.of("*"), 0)));

    assertThat(covers(windows, "conversion/all", 1_500)).isFalse();
    assertThat(windows.toBytes()).hasSize(1);
  }

  @Test
  void whatIsOverIsForgotten() {
    assertThat(with(SALE).since(2_000).isEmpty()).isFalse();
    assertThat(with(SALE).since(2_001).isEmpty()).isTrue();
  }
}
