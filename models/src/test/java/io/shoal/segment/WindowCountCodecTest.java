package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.event.UserHash;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowCountCodecTest {
  private static final long HOUR = 3_600_000L;

  private final Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 100, 20));
  private final SplittableRandom random = new SplittableRandom(1);

  private void add(WindowCount count, int from, int until) {
    for (int i = from; i < until; i++) {
      short[] point = new short[4];
      for (int d = 0; d < point.length; d++) {
        point[d] = (short) ((i % 3) * 5_000 + random.nextInt(3_000));
      }
      if (i % 40 == 0) {
        point[1] = (short) (-20_000 + random.nextInt(3_000));
      }
      count.add(UserHash.mix(i), point);
    }
  }

  private SegmentCatalog learnt() {
    SegmentCatalog catalog = SegmentCatalog.empty(4);
    WindowCount count = segmenter.open(catalog);
    add(count, 0, 2_000);
    return segmenter.close(catalog, count, HOUR).catalog();
  }

  /** Of a catalogue that has seen nothing, too: everything is far from it. */
  @Test
  void aCountThatWasInterruptedClosesToTheSameCatalogue() {
    for (SegmentCatalog catalog : new SegmentCatalog[] {SegmentCatalog.empty(4), learnt()}) {
      WindowCount whole = segmenter.open(catalog);
      add(whole, 0, 1_500);
      WindowCount restored = segmenter.open(catalog);
      restored.restore(whole.toBytes());
      for (WindowCount count : new WindowCount[] {whole, restored}) {
        for (int i = 0; i < 500; i++) {
          short value = (short) UserHash.mix(i);
          count.add(i + 10_000L, new short[] {value, 0, (short) (value / 2), 100});
        }
      }

      assertThat(restored.size()).isEqualTo(2_000);
      assertThat(restored.toBytes()).isEqualTo(whole.toBytes());
      assertThat(segmenter.close(catalog, restored, 2 * HOUR).catalog().toBytes())
          .isEqualTo(segmenter.close(catalog, whole, 2 * HOUR).catalog().toBytes());
    }
  }

  @Test
  void itsBytesDoNotGrowWithTheEmbeddings() {
    SegmentCatalog catalog = learnt();
    WindowCount few = segmenter.open(catalog);
    add(few, 0, 50_000);
    WindowCount many = segmenter.open(catalog);
    add(many, 0, 500_000);

    assertThat(many.toBytes().length).isLessThan(2 * few.toBytes().length).isLessThan(300_000);
  }

  @Test
  void aCountAgainstAnotherCatalogueIsRefused() {
    byte[] bytes = segmenter.open(learnt()).toBytes();

    assertThatThrownBy(() -> segmenter.open(SegmentCatalog.empty(4)).restore(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another catalogue");
  }

  @Test
  void bytesThatAreCutShortAreRefused() {
    WindowCount count = segmenter.open(learnt());
    byte[] bytes = count.toBytes();

    assertThatThrownBy(() -> count.restore(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut short");
  }
}
