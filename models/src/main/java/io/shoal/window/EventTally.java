package io.shoal.window;

import io.shoal.event.CustomerEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link EventTotals} in the making: events are counted into it one by one, each once. What is
 * expected of them is the vocabulary's.
 */
public final class EventTally {
  /** How keys of people without a user id begin. */
  private static final String ANONYMOUS = "anon:";

  private final EventVocabulary vocabulary;
  private final Map<String, Source> sources = new HashMap<>();
  private final long[] expected;
  private final long[] absent;
  private final long[] valued;
  private final long[] strange;
  private long events;
  private long strangeEvents;
  private long strangeSources;

  /** One source's counts. */
  private static final class Source {
    private long events;
    private long copies;
    private long identified;
    private long expected;
    private long absent;
  }

  public EventTally(EventVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    expected = new long[vocabulary.expected().size()];
    absent = new long[expected.length];
    valued = new long[vocabulary.valued().size()];
    strange = new long[valued.length];
  }

  /** Counts the events and copies of a user's window. */
  public void add(UserWindow window) {
    window.counted().forEach(this::add);
    window
        .copies()
        .forEach(
            (source, copies) ->
                sources.computeIfAbsent(source, name -> new Source()).copies += copies);
  }

  /** Counts one event. */
  public void add(CustomerEvent event) {
    events++;
    Source source = sources.computeIfAbsent(event.source(), name -> new Source());
    source.events++;
    source.identified += isIdentified(event) ? 1 : 0;
    strangeSources += vocabulary.knowsSource(event.source()) ? 0 : 1;
    int[] properties = vocabulary.expectedOf(event.name());
    if (properties == null) {
      strangeEvents++;
    } else {
      for (int property : properties) {
        String name = vocabulary.expected().get(property);
        boolean lacks = !event.numbers().containsKey(name) && !event.texts().containsKey(name);
        expected[property]++;
        absent[property] += lacks ? 1 : 0;
        source.expected++;
        source.absent += lacks ? 1 : 0;
      }
    }
    for (Map.Entry<String, String> text : event.texts().entrySet()) {
      int property = vocabulary.valuedAt(text.getKey());
      if (property >= 0) {
        valued[property]++;
        strange[property] += vocabulary.knows(property, text.getValue()) ? 0 : 1;
      }
    }
  }

  /** Whether an event has a user id. */
  static boolean isIdentified(CustomerEvent event) {
    return !event.user().startsWith(ANONYMOUS);
  }

  /** What has been counted. */
  public EventTotals totals() {
    TreeMap<String, SourceTotals> bySource = new TreeMap<>();
    sources.forEach(
        (name, source) ->
            bySource.put(
                name,
                new SourceTotals(
                    source.events,
                    source.copies,
                    source.identified,
                    new Part(source.expected, source.absent))));
    TreeMap<String, Part> lacking = new TreeMap<>();
    for (int i = 0; i < expected.length; i++) {
      put(lacking, vocabulary.expected().get(i), expected[i], absent[i]);
    }
    TreeMap<String, Part> unseen = new TreeMap<>();
    for (int i = 0; i < valued.length; i++) {
      put(unseen, vocabulary.valued().get(i), valued[i], strange[i]);
    }
    put(unseen, EventVocabulary.EVENT_TYPE, events, strangeEvents);
    put(unseen, EventVocabulary.SOURCE, events, strangeSources);
    return new EventTotals(bySource, lacking, unseen, 0);
  }

  private static void put(TreeMap<String, Part> parts, String key, long of, long n) {
    if (of > 0) {
      parts.put(key, new Part(of, n));
    }
  }
}
