package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbooksTest {
  private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");

  @ParameterizedTest
  @EnumSource(StreamKind.class)
  void everyKindOfStreamHasAPageThatSaysWhatToDoAndHowToSilenceIt(StreamKind kind)
      throws Exception {
    String page = Files.readString(RUNBOOKS.resolve(kind.code() + ".md"));

    assertThat(page).startsWith("# " + kind.code() + ": ").contains("1. ", "How to silence it");
  }
}
