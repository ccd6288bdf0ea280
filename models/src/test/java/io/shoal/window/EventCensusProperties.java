package io.shoal.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.CustomerEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EventCensusProperties {
  private static final long END = 900_000;

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Arbitraries.integers()
        .between(0, 5_000)
        .list()
        .ofMaxSize(60)
        .map(seeds -> seeds.stream().map(EventCensusProperties::event).toList());
  }

  /** Of four types, three sources, with and without a price, and with an id as text. */
  private static CustomerEvent event(int seed) {
    Map<String, Double> numbers = new HashMap<>();
    if (seed % 3 != 0) {
      numbers.put("price", seed / 2.0);
    }
    Map<String, String> texts = new HashMap<>(Map.of("id", "text" + seed));
    if (seed % 5 != 0) {
      texts.put("device", "d" + seed % 4);
    }
    return new CustomerEvent(
        "e" + seed,
        (seed % 7 == 0 ? "anon:" : "") + "u" + seed % 11,
        "type" + seed % 4,
        seed,
        END,
        "source" + seed % 3,
        numbers,
        texts);
  }

  private static UserWindow window(List<CustomerEvent> events, Map<String, Integer> copies) {
    return new UserWindow(
        "u",
        END,
        null,
        new float[0],
        new boolean[0],
        events.size(),
        copies.size(),
        0,
        Map.of(),
        false,
        false,
        PaneFeatures.NONE,
        events,
        copies);
  }

  /** In two parts, each written and read. */
  private static EventCensus census(List<CustomerEvent> events, Map<String, Integer> copies) {
    EventCensus whole = new EventCensus();
    int half = events.size() / 2;
    EventCensus first = new EventCensus();
    first.add(window(events.subList(0, half), copies));
    whole.add(EventCensus.fromJson(first.toJson()));
    EventCensus second = new EventCensus();
    second.add(window(events.subList(half, events.size()), Map.of()));
    whole.add(EventCensus.fromJson(second.toJson()));
    return whole;
  }

  private static EventVocabulary vocabulary(int seed) {
    VocabularyLearner learner = new VocabularyLearner();
    for (int i = 0; i < 200; i++) {
      learner.add(event(i * (1 + seed % 3) + (seed % 2) * 7));
    }
    return learner.vocabulary();
  }

  @Property(tries = 200)
  void totalsAreThoseOfTheEventsThemselves(
      @ForAll("events") List<CustomerEvent> events, @ForAll @IntRange(max = 20) int seed) {
    Map<String, Integer> copies = new TreeMap<>(Map.of("source1", 3, "source9", 1));
    EventTally tally = new EventTally(vocabulary(seed));
    tally.add(window(events, copies));

    EventCensus census = census(events, copies);

    assertThat(census.totals(vocabulary(seed))).isEqualTo(tally.totals());
    assertThat(census.arrivals()).isEqualTo(events.size() + 4);
    assertThat(census.sources()).containsAll(Set.of("source1", "source9"));
  }

  @Property(tries = 20)
  void theVocabularyLearntIsThatOfTheEventsThemselves(
      @ForAll @IntRange(min = 1, max = 9) int many) {
    VocabularyLearner ofEvents = new VocabularyLearner();
    VocabularyLearner ofCensus = new VocabularyLearner();
    for (int part = 0; part < many; part++) {
      List<CustomerEvent> events =
          java.util.stream.IntStream.range(part * 70, part * 70 + 70)
              .mapToObj(EventCensusProperties::event)
              .toList();
      events.forEach(ofEvents::add);
      ofCensus.add(census(events, Map.of()));
    }

    assertThat(ofCensus.vocabulary().toJson()).isEqualTo(ofEvents.vocabulary().toJson());
  }
}
