package io.shoal.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PipelineFlagsTest {
  @Test
  void aShareThatIsNoneIsRefusedByTheNameOfItsOption() {
    for (String share : new String[] {"0", "1.5", "-1", "NaN"}) {
      PipelineFlags flags =
          CommandLine.populateCommand(
              new PipelineFlags(), "--bundle", "shop", "--segmenter-share", share);

      assertThatThrownBy(() -> flags.options(null, Long.MIN_VALUE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("--segmenter-share must be");
    }
  }
}
