package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftSectionTest {
  @TempDir Path scratch;

  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = RunFixture.copyTo(scratch.resolve("run"));
  }

  private String section(Optional<Path> truth) throws IOException {
    String html = Report.of(run, truth).toHtml();
    int from = html.indexOf("<section id=\"drift\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  @Test
  void theSumAndEachStreamAreDrawnAgainstTheThreshold() throws IOException {
    String section = section(Optional.empty());

    assertThat(section.split("class=\"threshold\"", -1)).hasSize(1 + 3);
    assertThat(section.indexOf("source-volume/app")).isLessThan(section.indexOf("conversion/all"));
    assertThat(section)
        .contains(">1.03<", ">0.000 where 24.100 is usual<", ">0.11<")
        .doesNotContain("<img");
  }

  @Test
  void whatIsPromisedAndWhatIsNotJudgedStandsAboveIt() throws IOException {
    assertThat(section(Optional.empty()))
        .contains("1 promised, 0.9 measured", "Not judged", "segment-conversion/4");
  }

  @Test
  void plantedChangesAreMarkedWhereTheTruthIsKnown() throws IOException {
    Path truth = scratch.resolve("truth.json");
    Files.writeString(
        truth,
        "{\"users\":{\"u1\":[{\"archetype\":\"a\"}]},\"changes\":[{\"kind\":\"source-silent\","
            + "\"subject\":\"app\",\"at\":\"2026-01-27T06:00:00Z\"}],\"seed\":1}");

    assertThat(section(Optional.of(truth)))
        .contains("class=\"planted\"", "27 Jan 2026, 06:00 · source-silent · app");
    assertThat(section(Optional.empty())).doesNotContain("class=\"planted\"");
  }

  @Test
  void anOlderRunSaysWhatItLacks() throws IOException {
    Files.delete(run.resolve("drift.jsonl"));

    assertThat(section(Optional.empty())).contains("this run has no drift.jsonl");
  }

  @Test
  void aTruthThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> section(Optional.of(scratch.resolve("none.json"))))
        .hasMessageContaining("cannot read --truth");
  }
}
