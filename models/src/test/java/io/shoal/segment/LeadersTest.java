package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeadersTest {
  private static final long EVEN = 2;
  private static final long ODD = 3;

  private static HashedEmbedding point(long hash, int x) {
    return new HashedEmbedding(hash, new short[] {(short) x});
  }

  @Test
  void aPointFoundsAMicroCentreOrJoinsOneThatIsNear() {
    List<MicroCentre> centres =
        new Leaders(10, 2).of(List.of(point(EVEN, 0), point(EVEN, 4), point(ODD, 50)));

    assertThat(centres).extracting(MicroCentre::weight).containsExactly(4.0, 2.0);
    assertThat(centres.get(0).at()).containsExactly(2);
  }

  @Test
  void theFoldsOfAMicroCentreAreKeptApart() {
    List<MicroCentre> centres = new Leaders(10, 1).of(List.of(point(EVEN, 0), point(ODD, 4)));

    assertThat(centres.get(0).even().weight()).isEqualTo(1);
    assertThat(centres.get(0).odd().weight()).isEqualTo(1);
    assertThat(centres.get(0).odd().at()).containsExactly(4);
  }
}
