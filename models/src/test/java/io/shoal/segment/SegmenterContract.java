package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Segmenter} must keep. A test of an implementation extends it, and says how one
 * is made whose half-life is some hours.
 */
abstract class SegmenterContract {
  private static final int DIMENSIONS = 4;

  /** Other places than {@link #before}: what was there dies, what is here is born. */
  private final Shapes after = Shapes.clouds(2, DIMENSIONS, 4);

  private final Shapes before = Shapes.clouds(1, DIMENSIONS, 3);
  private final Segmenter segmenter = segmenter();
  private final SegmenterRun run = new SegmenterRun(segmenter, DIMENSIONS);

  abstract Segmenter segmenter();

  private static WindowCount counted(Segmenter by, SegmentCatalog against, List<short[]> window) {
    WindowCount count = by.open(against);
    for (int i = 0; i < window.size(); i++) {
      count.add(UserHash.mix(i), window.get(i));
    }
    return count;
  }

  private static List<short[]> window(Shapes shapes, int n) {
    List<short[]> window = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      window.add(shapes.next().at());
    }
    return window;
  }

  /** The count of a window, dealt over parts, in an order and merged in an order of the seed's. */
  private WindowCount dealt(SegmentCatalog against, List<short[]> window, int parts, int seed) {
    Random random = new Random(UserHash.mix(seed));
    List<WindowCount> counts = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      counts.add(segmenter.open(against));
    }
    List<Integer> users = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      users.add(i);
    }
    Collections.shuffle(users, random);
    for (int i : users) {
      counts.get(random.nextInt(parts)).add(UserHash.mix(i), window.get(i));
    }
    Collections.shuffle(counts, random);
    WindowCount merged = counts.get(0);
    counts.subList(1, parts).forEach(merged::merge);
    return merged;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void theSameEmbeddingsGiveTheSameCatalogueHoweverTheyAreDealt(int parts) {
    SegmentCatalog catalog = SegmentCatalog.empty(DIMENSIONS);
    for (int hour = 1; hour <= 16; hour++) {
      // Small windows first: they are not enough to begin. Then more far points than are kept.
      List<short[]> window = window(hour <= 8 ? before : after, hour < 3 ? 200 : 1_500);
      SegmentStep whole =
          segmenter.close(catalog, counted(segmenter, catalog, window), hour * SegmenterRun.HOUR);
      SegmentStep ofParts =
          segmenter.close(catalog, dealt(catalog, window, parts, hour), hour * SegmenterRun.HOUR);

      assertThat(ofParts.catalog().toBytes()).isEqualTo(whole.catalog().toBytes());
      assertThat(ofParts.events()).isEqualTo(whole.events());
      catalog = whole.catalog();
    }
    assertThat(catalog.segments()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8})
  void closingChangesNothingButWhatItReturns(int windows) {
    SegmentCatalog catalog = run.see(before, windows, 1_000).catalog();
    byte[] standing = catalog.toBytes();
    WindowCount count = counted(segmenter, catalog, window(after, 1_000));

    SegmentStep first = segmenter.close(catalog, count, run.next());
    SegmentStep again = segmenter.close(catalog, count, run.next());
    SegmentStep byAnother = segmenter().close(catalog, count, run.next());

    assertThat(again.catalog().toBytes()).isEqualTo(first.catalog().toBytes());
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(byAnother.catalog().toBytes()).isEqualTo(first.catalog().toBytes());
    assertThat(catalog.toBytes()).isEqualTo(standing);
  }

  @Test
  void anIdIsToldWhenItIsGivenAndGivenOnce() {
    TreeSet<Integer> ever = new TreeSet<>();
    Set<Integer> living = Set.of();
    for (int hour = 0; hour < 60; hour++) {
      int told = run.events().size();
      Set<Integer> before = living;
      living = hourOfChange(hour);
      List<SegmentEvent> events = run.events().subList(told, run.events().size());

      Set<Integer> founded = new TreeSet<>(living);
      founded.removeAll(before);
      assertThat(founded).as("hour %d, ids that were never there", hour).noneMatch(ever::contains);
      assertThat(founded).allMatch(id -> ever.isEmpty() || id > ever.last());
      assertThat(founded).allMatch(id -> events.stream().anyMatch(e -> founds(e, id)));
      ever.addAll(living);
    }
    assertThat(ever).isNotEmpty().doesNotContain(0);
  }

  @Test
  void anIdThatIsGoneLeadsToALivingOneOrToNone() {
    TreeSet<Integer> ever = new TreeSet<>();
    for (int hour = 0; hour < 60; hour++) {
      Set<Integer> living = hourOfChange(hour);
      ever.addAll(living);

      assertThat(living).allMatch(id -> run.catalog().survivor(id) == id);
      assertThat(ever)
          .map(run.catalog()::survivor)
          .allMatch(heir -> heir == 0 || living.contains(heir));
    }
  }

  /** The ids that live after one more hour; every fifteen, all embeddings go elsewhere. */
  private Set<Integer> hourOfChange(int hour) {
    run.see((hour / 15) % 2 == 0 ? before : after, 1, 600);
    return run.catalog().segments().stream().map(Segment::id).collect(Collectors.toSet());
  }

  private static boolean founds(SegmentEvent event, int id) {
    boolean isFirst =
        event.kind() == SegmentEvent.Kind.BORN || event.kind() == SegmentEvent.Kind.SPLIT;
    return isFirst && event.segment() == id;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void anEmptyWindowChangesNothingButTime(int windows) {
    SegmentCatalog catalog = run.see(before, windows, 1_000).catalog();

    SegmentStep step = segmenter.close(catalog, segmenter.open(catalog), run.next());

    assertThat(step.events()).isEmpty();
    assertThat(step.catalog().segments()).isEqualTo(catalog.segments());
    SegmentLabels then = new SegmentLabels(catalog);
    SegmentLabels now = new SegmentLabels(step.catalog());
    for (short[] point : window(before, 500)) {
      assertThat(now.of(point, 0)).isEqualTo(then.of(point, 0));
    }
  }

  @Test
  void aCatalogueSurvivesItsCodecAndGoesOnAsBefore() {
    for (int hour = 0; hour < 12; hour++) {
      SegmentCatalog catalog = run.see(hour < 6 ? before : after, 1, 300).catalog();
      SegmentCatalog decoded = SegmentCatalog.fromBytes(catalog.toBytes());
      List<short[]> window = window(after, 300);

      assertThat(decoded.toBytes()).isEqualTo(catalog.toBytes());
      assertThat(
              segmenter
                  .close(decoded, counted(segmenter, decoded, window), run.next())
                  .catalog()
                  .toBytes())
          .isEqualTo(
              segmenter
                  .close(catalog, counted(segmenter, catalog, window), run.next())
                  .catalog()
                  .toBytes());
    }
  }

  @Test
  void everybodyHasALabelWhereSegmentsExist() {
    List<short[]> anywhere = window(after, 200);
    anywhere.add(new short[] {Short.MIN_VALUE, Short.MAX_VALUE, Short.MIN_VALUE, Short.MAX_VALUE});
    anywhere.add(new short[DIMENSIONS]);
    for (int hour = 0; hour < 12; hour++) {
      List<Integer> living = run.catalog().segments().stream().map(Segment::id).toList();
      SegmentLabels labels = new SegmentLabels(run.catalog());
      for (short[] point : anywhere) {
        for (int current : new int[] {0, 1, 1_000_000}) {
          if (living.isEmpty()) {
            assertThat(labels.of(point, current)).isZero();
          } else {
            assertThat(labels.of(point, current)).isIn(living);
          }
        }
      }
      run.see(before, 1, 300);
    }
    assertThat(run.catalog().segments()).isNotEmpty();
  }
}
