package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowLayoutTest {
  private static FlowLayout layout(List<String> order) throws IOException {
    return new FlowLayout(RunFixture.read().flows().orElseThrow(), order, 10, 210);
  }

  @Test
  void blocksAreAsHighAsTheyHaveUsersAndStandOnTheBase() throws IOException {
    for (Map<String, FlowLayout.Block> column :
        layout(List.of("s1", "s3", "s2", "s4", "s5")).columns()) {
      double unit = Double.NaN;
      double above = 0;
      for (FlowLayout.Block block : column.values()) {
        double one = (block.bottom() - block.top()) / block.size();
        assertThat(one).isCloseTo(Double.isNaN(unit) ? one : unit, within(1e-9));
        assertThat(block.top()).isGreaterThan(above);
        unit = one;
        above = block.bottom();
      }
      assertThat(above).isCloseTo(210, within(1e-9));
    }
  }

  @Test
  void ribbonsLieWithinTheBlocksThatTheyJoinAndAreAsThickAsTheirUsers() throws IOException {
    FlowLayout layout = layout(List.of("s1", "s3", "s2", "s4", "s5"));
    FlowLayout.Block any = layout.columns().get(0).get("s1");
    double unit = (any.bottom() - any.top()) / any.size();

    assertThat(layout.moves())
        .extracting(r -> r.from() + r.to() + r.users())
        .containsExactly("s1s32", "s4s21", "s1s31");
    assertThat(layout.stays())
        .extracting(r -> r.column() + r.from() + r.users())
        .containsExactly("1s12", "1s23", "1s51", "2s11", "2s32", "2s24");
    for (List<FlowLayout.Ribbon> ribbons : List.of(layout.moves(), layout.stays())) {
      for (FlowLayout.Ribbon ribbon : ribbons) {
        FlowLayout.Block from = layout.columns().get(ribbon.column() - 1).get(ribbon.from());
        FlowLayout.Block to = layout.columns().get(ribbon.column()).get(ribbon.to());
        assertThat(ribbon.atFrom()[1] - ribbon.atFrom()[0])
            .isCloseTo(ribbon.users() * unit, within(1e-9));
        assertThat(ribbon.atFrom()[0]).isGreaterThanOrEqualTo(from.top() - 1e-9);
        assertThat(ribbon.atFrom()[1]).isLessThanOrEqualTo(from.bottom() + 1e-9);
        assertThat(ribbon.atTo()[0]).isGreaterThanOrEqualTo(to.top() - 1e-9);
        assertThat(ribbon.atTo()[1]).isLessThanOrEqualTo(to.bottom() + 1e-9);
      }
    }
  }

  @Test
  void segmentsThatAreNotDrawnApartAreOne() throws IOException {
    FlowLayout layout = layout(List.of("s1"));

    assertThat(layout.columns().get(1).keySet()).containsExactly("s1", FlowLayout.OTHERS);
    assertThat(layout.columns().get(1).get(FlowLayout.OTHERS).size()).isEqualTo(8);
    assertThat(layout.moves())
        .extracting(r -> r.from() + r.to() + r.users())
        .containsExactly("s1others2", "s1others1");
  }
}
