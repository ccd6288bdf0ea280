package io.shoal.feature;

import io.shoal.event.CustomerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A feature specification made ready to run: where each feature keeps its slots and writes its
 * outputs, and which features look at which event.
 *
 * <p>Not thread-safe: it remembers which features an event name concerns.
 */
public final class FeaturePlan {
  /**
   * What every slot of a feature holds that has never been counted for a user: a profile that comes
   * from a model without it.
   */
  public static final float UNKNOWN = Float.NaN;

  /** Half of what a network may take: outputs, and their mask. */
  private static final int MAX_OUTPUTS = 4_096;

  private final List<Feature> features = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<FeatureWords> words = new ArrayList<>();
  private final int[] slotAt;
  private final int[] outputAt;
  private final double[] halfLifeMillis;
  private final int slots;
  private final Map<String, int[]> concerned = new HashMap<>();
  private final FeatureSpec spec;

  public FeaturePlan(FeatureSpec spec) {
    this(spec, spec.features(), halfLife -> "@" + shortName(halfLife));
  }

  private FeaturePlan(
      FeatureSpec spec, List<FeatureDefinition> definitions, Function<Duration, String> ending) {
    this.spec = spec;
    for (FeatureDefinition definition : definitions) {
      for (Duration halfLife : definition.halfLives()) {
        Feature feature = feature(definition);
        features.add(feature);
        if (names.size() + feature.outputs() > MAX_OUTPUTS) {
          throw new IllegalArgumentException(
              "the features have more than " + MAX_OUTPUTS + " outputs: leave out some");
        }
        for (int i = 0; i < feature.outputs(); i++) {
          String suffix = feature.suffix(i);
          names.add(definition.id() + suffix + ending.apply(halfLife));
          words.add(feature.words(i, spec.words(definition)));
        }
      }
    }
    slotAt = new int[features.size()];
    outputAt = new int[features.size()];
    halfLifeMillis = new double[features.size()];
    int slot = 0;
    int output = 0;
    int index = 0;
    for (FeatureDefinition definition : definitions) {
      for (Duration halfLife : definition.halfLives()) {
        slotAt[index] = slot;
        outputAt[index] = output;
        halfLifeMillis[index] = halfLife.toMillis();
        slot += features.get(index).slots();
        output += features.get(index).outputs();
        index++;
      }
    }
    slots = slot;
  }

  /**
   * The plan for what happens inside one window: the same features, each once, on an empty profile.
   * Left out are times of day and of the week, which every window tells by itself. Names have no
   * half-life.
   */
  public FeaturePlan ofPanes() {
    List<FeatureDefinition> once = new ArrayList<>();
    for (FeatureDefinition definition : spec.features()) {
      if (definition.kind() != FeatureKind.HOUR_OF_DAY
          && definition.kind() != FeatureKind.HOUR_OF_WEEK) {
        once.add(definition.over(definition.halfLives().get(0)));
      }
    }
    return new FeaturePlan(spec, once, halfLife -> "");
  }

  private static Feature feature(FeatureDefinition definition) {
    return switch (definition.kind()) {
      case COUNT, SUM, MEAN, MAX -> new Amounts(definition);
      case DISTINCT, ENTROPY, BUCKET_SHARE -> new Buckets(definition);
      case SHARE -> new Share(definition);
      case RECENCY -> new Recency(definition);
      case INTER_EVENT -> new InterEvent(definition);
      case HOUR_OF_DAY, HOUR_OF_WEEK -> new Rhythm(definition);
      case SEQUENCE -> new Sequence(definition);
    };
  }

  private static String shortName(Duration halfLife) {
    return halfLife.toHours() % 24 == 0 ? halfLife.toDays() + "d" : halfLife.toMinutes() + "min";
  }

  public FeatureSpec spec() {
    return spec;
  }

  /** Number of outputs: the width of a feature vector. */
  public int outputs() {
    return names.size();
  }

  /** Names of the outputs, such as {@code purchases@7d}. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** What to call the outputs before people, in their order. */
  public List<FeatureWords> words() {
    return List.copyOf(words);
  }

  /** Number of slots in a profile. */
  public int slots() {
    return slots;
  }

  /**
   * A feature over one half-life, and where it lies in a profile.
   *
   * @param name such as {@code purchases@7d}
   * @param computed what its slots depend on
   * @param at its first slot
   * @param slots how many it has
   */
  record Run(String name, FeatureDefinition computed, int at, int slots) {}

  /** The features, in the order of their slots. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    int index = 0;
    for (FeatureDefinition definition : spec.features()) {
      for (Duration halfLife : definition.halfLives()) {
        String name = definition.id() + "@" + shortName(halfLife);
        runs.add(
            new Run(
                name,
                definition.over(halfLife).computed(),
                slotAt[index],
                features.get(index).slots()));
        index++;
      }
    }
    return runs;
  }

  /** Begins to count what was unknown: from here on there is something to say of it. */
  public void begin(float[] profile) {
    for (int i = 0; i < profile.length; i++) {
      if (Float.isNaN(profile[i])) {
        profile[i] = 0;
      }
    }
  }

  /** Lets a profile fade over a gap between windows. */
  public void fade(float[] profile, long gapMillis) {
    if (gapMillis <= 0) {
      return;
    }
    double lastHalfLife = Double.NaN;
    float decay = 1;
    for (int i = 0; i < slotAt.length; i++) {
      if (halfLifeMillis[i] != lastHalfLife) {
        lastHalfLife = halfLifeMillis[i];
        decay = (float) StrictMath.pow(0.5, gapMillis / lastHalfLife);
      }
      features.get(i).fade(profile, slotAt[i], decay, gapMillis);
    }
  }

  /** Adds an event to a profile; events of a window come in the order of time and id. */
  public void add(CustomerEvent event, long windowEnd, float[] profile) {
    long age = windowEnd - event.time();
    for (int i : concerned.computeIfAbsent(event.name(), this::concernedBy)) {
      Feature feature = features.get(i);
      boolean selects =
          feature.definition.kind() == FeatureKind.SHARE
              || feature.definition.kind() == FeatureKind.SEQUENCE;
      if (selects || feature.definition.events().matches(event)) {
        feature.add(event, age, profile, slotAt[i]);
      }
    }
  }

  private int[] concernedBy(String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < slotAt.length; i++) {
      FeatureDefinition definition = features.get(i).definition;
      boolean begins = definition.first() != null && definition.first().matchesName(name);
      if (begins || definition.events().matchesName(name)) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Writes the feature vector of a profile, and which of its outputs had data: what is unknown had
   * none.
   */
  public void write(float[] profile, float[] values, boolean[] present) {
    for (int i = 0; i < slotAt.length; i++) {
      Feature feature = features.get(i);
      if (Float.isNaN(profile[slotAt[i]])) {
        Arrays.fill(values, outputAt[i], outputAt[i] + feature.outputs(), 0);
        Arrays.fill(present, outputAt[i], outputAt[i] + feature.outputs(), false);
      } else {
        feature.write(profile, slotAt[i], values, present, outputAt[i]);
      }
    }
  }
}
