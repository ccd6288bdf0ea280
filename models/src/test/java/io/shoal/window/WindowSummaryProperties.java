package io.shoal.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WindowSummaryProperties {
  private static final long WINDOW_END = 900_000;
  private static final int FEATURES = 3;

  @Provide
  Arbitrary<WindowSummary> summaries() {
    return Arbitraries.integers()
        .between(0, 1_000)
        .list()
        .ofMaxSize(20)
        .map(
            seeds -> {
              WindowTally tally = new WindowTally(WINDOW_END, FEATURES);
              for (int seed : seeds) {
                byte[] bins = {(byte) (seed % 20), -1, (byte) (seed % 7)};
                tally.active(seed % 4, bins, seed / 7.0, seed % 5, seed % 2);
                tally.sources(Set.of("source" + seed % 3));
                tally.change(seed % 3, seed % 4);
                tally.outcome(seed % 4, seed % 2 == 0);
              }
              return tally.summary();
            });
  }

  @Property
  void mergingIsAssociative(
      @ForAll("summaries") WindowSummary a,
      @ForAll("summaries") WindowSummary b,
      @ForAll("summaries") WindowSummary c) {
    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
  }

  @Property
  void mergingIsCommutative(
      @ForAll("summaries") WindowSummary a, @ForAll("summaries") WindowSummary b) {
    assertThat(a.merge(b)).isEqualTo(b.merge(a));
  }

  @Property
  void theEmptySummaryIsTheIdentity(@ForAll("summaries") WindowSummary a) {
    assertThat(a.merge(WindowSummary.empty(WINDOW_END, FEATURES))).isEqualTo(a);
  }

  @Property
  void aSummarySurvivesItsCodec(@ForAll("summaries") WindowSummary a) {
    assertThat(SummaryCodec.decode(SummaryCodec.encode(a))).isEqualTo(a);
  }
}
