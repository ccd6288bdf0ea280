package io.shoal.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.CustomerEvent;
import io.shoal.segment.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WindowSummaryProperties {
  private static final long WINDOW_END = 900_000;
  private static final int FEATURES = 3;

  @Provide
  Arbitrary<WindowSummary> summaries() {
    return users().map(WindowSummaryProperties::summary);
  }

  @Provide
  Arbitrary<List<Integer>> users() {
    return Arbitraries.integers().between(0, 1_000).list().ofMaxSize(20);
  }

  private static WindowSummary summary(List<Integer> users) {
    WindowTally tally = new WindowTally(WINDOW_END, FEATURES);
    for (int seed : users) {
      byte[] bins = {(byte) (seed % 20), -1, (byte) (seed % 7)};
      tally.active(seed % 4, bins, seed / 7.0, seed % 5, seed % 2);
      tally.sources(Set.of("source" + seed % 3));
      tally.change(seed % 3, seed % 4);
      tally.outcome(seed % 4, seed % 2 == 0);
      double silhouette = seed % 11 == 0 ? Double.NaN : 1 - seed / 500.0;
      tally.labelled(new Label(seed % 4, silhouette, seed % 3 == 0, seed % 5 == 0));
      tally.rescored(seed % 4, seed % 6 == 0 ? 9 : seed % 4);
      tally.moved(seed % 2);
      tally.pane(seed % 4, bins, new short[] {(short) (seed - 500), (short) (300 - seed)});
    }
    return tally.summary().merge(WindowSummary.ofEvents(WINDOW_END, FEATURES, events(users)));
  }

  private static EventTotals events(List<Integer> users) {
    VocabularyLearner learner = new VocabularyLearner();
    for (int i = 0; i < 60; i++) {
      learner.add(event(0, i));
    }
    EventTally tally = new EventTally(learner.vocabulary());
    for (int seed : users) {
      tally.add(event(seed, seed));
    }
    return tally.totals();
  }

  private static CustomerEvent event(int seed, int id) {
    return new CustomerEvent(
        "e" + id,
        seed % 3 == 2 ? "anon:1" : "u1",
        seed % 5 == 4 ? "strange" : "view",
        1,
        1,
        "source" + seed % 2,
        seed % 7 == 6 ? Map.of() : Map.of("price", 1.0),
        Map.of("device", seed % 11 == 10 ? "toaster" : "mobile"));
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
  void usersDealtOverInstancesAddUpToTheSame(
      @ForAll("users") List<Integer> users, @ForAll @IntRange(min = 0, max = 20) int first) {
    int cut = Math.min(first, users.size());
    WindowSummary dealt =
        summary(users.subList(cut, users.size())).merge(summary(users.subList(0, cut)));

    assertThat(dealt).isEqualTo(summary(users));
  }

  @Property
  void theBinsOfSegmentsAddUpToThoseOfAll(@ForAll("summaries") WindowSummary a) {
    for (int f = 0; f < FEATURES; f++) {
      long ranked = 0;
      long ranks = 0;
      long squares = 0;
      long upper = 0;
      for (int bin = 0; bin < FeatureBins.BINS; bin++) {
        long n = a.bins()[f][bin];
        ranked += n;
        ranks += n * bin;
        squares += n * bin * bin;
        upper += bin >= 15 ? n : 0;
      }
      FeatureTotals all =
          a.segments().values().stream()
              .map(SegmentTotals::features)
              .reduce(FeatureTotals.none(FEATURES), FeatureTotals::plus);
      assertThat(all.ranked()[f]).isEqualTo(ranked);
      assertThat(all.ranks()[f]).isEqualTo(ranks);
      assertThat(all.squares()[f]).isEqualTo(squares);
      assertThat(all.upper()[f]).isEqualTo(upper);
    }
  }

  @Property
  void theEmptySummaryIsTheIdentity(@ForAll("summaries") WindowSummary a) {
    assertThat(a.merge(WindowSummary.empty(WINDOW_END, FEATURES))).isEqualTo(a);
  }

  @Property
  void aSummarySurvivesItsCodec(@ForAll("summaries") WindowSummary a) {
    WindowSummary copy = SummaryCodec.decode(SummaryCodec.encode(a));

    assertThat(copy).isEqualTo(a);
    assertThat(copy.segments()).isEqualTo(a.segments());
  }

  @Property
  void whatIsStrangeOrLackingIsCounted(@ForAll("users") List<Integer> users) {
    EventTotals totals = events(users);
    Part types = totals.unseen().getOrDefault(EventVocabulary.EVENT_TYPE, Part.NONE);
    Part devices = totals.unseen().getOrDefault("device", Part.NONE);
    Part prices = totals.lacking().getOrDefault("price", Part.NONE);

    assertThat(types.n()).isEqualTo(users.stream().filter(seed -> seed % 5 == 4).count());
    assertThat(devices.n()).isEqualTo(users.stream().filter(seed -> seed % 11 == 10).count());
    assertThat(prices.n())
        .isEqualTo(users.stream().filter(seed -> seed % 5 != 4 && seed % 7 == 6).count());
    assertThat(totals.sources().values().stream().mapToLong(SourceTotals::events).sum())
        .isEqualTo(users.size());
  }
}
