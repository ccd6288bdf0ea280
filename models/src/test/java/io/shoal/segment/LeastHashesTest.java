package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastHashesTest {
  private static short[] at(int x) {
    return new short[] {(short) x};
  }

  @Test
  void theLeastHashesStayWithoutTheirSign() {
    LeastHashes sample = new LeastHashes(2);
    sample.add(-1, at(1));
    sample.add(7, at(2));
    sample.add(3, at(3));

    assertThat(sample.all()).extracting(HashedEmbedding::hash).containsExactly(3L, 7L);
  }

  @Test
  void partsMergeToTheWholeInAnyOrder() {
    LeastHashes whole = new LeastHashes(3);
    LeastHashes even = new LeastHashes(3);
    LeastHashes odd = new LeastHashes(3);
    for (int i = 0; i < 10; i++) {
      whole.add(97L * i % 11, at(i));
      (i % 2 == 0 ? even : odd).add(97L * i % 11, at(i));
    }
    odd.addAll(even);

    assertThat(odd.all()).usingRecursiveComparison().isEqualTo(whole.all());
  }

  @Test
  void ofTheSameHashTheLesserEmbeddingStaysWhicheverCameFirst() {
    for (int first : new int[] {5, 9}) {
      LeastHashes sample = new LeastHashes(1);
      sample.add(4, at(first));
      sample.add(4, at(14 - first));

      assertThat(sample.all().get(0).at()).containsExactly(5);
    }
  }
}
