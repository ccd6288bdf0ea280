package io.shoal.segment;

import static io.shoal.segment.SampledGroups.LEFT;
import static io.shoal.segment.SampledGroups.RADIUS;
import static io.shoal.segment.SampledGroups.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePlacesTest {
  private static double ofCentres(List<MicroCentre> centres) {
    return new Valley(new CentrePlaces(centres, RADIUS, 1)).between(LEFT, RIGHT, 0);
  }

  private static double ofSamples(List<MicroCentre> centres, double doubt) {
    return new Valley(new SamplePlaces(centres, 1)).between(LEFT, RIGHT, doubt);
  }

  private static double continuity(List<MicroCentre> centres, double certainAbove) {
    PairCounts links = new PairCounts();
    links.add(SegmentCatalog.pair(1, 4), 10);
    LinkGraph graph = new LinkGraph(centres, links.links());
    return new Continuity(centres, graph, new MicroDistances(centres), RADIUS)
        .askingEmbeddings(certainAbove)
        .between(LEFT, RIGHT, 0, 0.75);
  }

  @Test
  void aWideCloudIsOneThoughThereIsAValleyBetweenItsMicroCentres() {
    List<MicroCentre> centres = new SampledGroups().cloud(3_000, 0, 1_300).centres();

    assertThat(ofCentres(centres)).isBetween(0.3, 0.6);
    assertThat(ofSamples(centres, 0)).isGreaterThan(0.9);
    assertThat(ofSamples(centres, -2)).isGreaterThan(0.6);
  }

  @Test
  void cloudsApartAreTwo() {
    List<MicroCentre> centres =
        new SampledGroups().cloud(1_500, -1_500, 600).cloud(1_500, 1_500, 600).centres();

    assertThat(ofSamples(centres, 1)).isLessThan(0.3);
  }

  @Test
  void aFewEmbeddingsAreNotCertainlyOne() {
    List<MicroCentre> centres = new SampledGroups().cloud(60, 0, 1_300).centres();

    assertThat(ofSamples(centres, -2)).isLessThan(0.5);
  }

  @Test
  void whereNothingWasSampledTheMicroCentreStandsForItself() {
    List<MicroCentre> centres =
        new SampledGroups()
            .cloud(3_000, 0, 1_300).centres().stream().map(MicroCentre::withoutSample).toList();

    assertThat(ofSamples(centres, 0)).isLessThan(0.6);
  }

  @Test
  void whereEmbeddingsAreCertainlyOneGroupsAreOne() {
    List<MicroCentre> centres = new SampledGroups().cloud(3_000, 0, 1_300).centres();

    assertThat(continuity(centres, 1)).isLessThan(0.6);
    assertThat(continuity(centres, 0.6)).isEqualTo(1);
  }
}
