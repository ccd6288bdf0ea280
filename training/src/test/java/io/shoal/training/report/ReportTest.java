package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path scratch;

  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = RunFixture.copyTo(scratch.resolve("run"));
  }

  private static List<String> all(String html, String regex) {
    return Pattern.compile(regex).matcher(html).results().map(MatchResult::group).toList();
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path first = scratch.resolve("deep/down/a.html");
    Path second = scratch.resolve("b.html");

    Report.of(run).write(first);
    Report.of(run).write(second);

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void whatNamesAndSourcesSayStaysText() throws IOException {
    String html = Report.of(run).toHtml();

    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;buyers&quot; &amp;");
    assertThat(html).contains("app&lt;img src=x onerror=alert(1)&gt;");
    assertThat(html).contains("likes {{script}}, $1 and \\ high saves");
    assertThat(html).doesNotContain("<img", "<i>searches", "<b>u9", "\u202e");
    assertThat(all(html, "<script")).hasSize(1);
    assertThat(all(html, "</title>\\s*<style>")).hasSize(1);
  }

  @Test
  void thePageLoadsNothing() throws IOException {
    String html = Report.of(run).toHtml();

    assertThat(html).contains("default-src 'none'");
    assertThat(all(html, "https?://|//[a-z]+\\.|@import|url\\(|<link|<iframe|(?<!img) src="))
        .isEmpty();
  }

  @Test
  void thePolicyAllowsTheScriptThatIsThere() throws Exception {
    String html = Report.of(run).toHtml();
    String script = html.substring(html.indexOf("<script>") + 8, html.indexOf("</script>"));
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(html)
        .contains("script-src 'sha256-" + java.util.Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void theHeaderTellsWhatTheRunWas() throws IOException {
    String html = Report.of(run).toHtml();

    assertThat(html)
        .contains("26 Jan 2026 – 28 Jan 2026")
        .contains("8 users are in 3 segments at the end.")
        .contains("On the way: 1 split off, 1 merged, 1 died.")
        .contains("10 duplicate, 5 dead, 3 late")
        .contains("default-2e73c1cd")
        .contains("1 open at the end");
  }

  @Test
  void turnsAndAlertsAreTold() throws IOException {
    String html = Report.of(run).toHtml();

    assertThat(html)
        .contains("27 Jan 2026, 11:00 · s3 split off from s1")
        .contains("27 Jan 2026, 15:00 · s4 was absorbed by s2")
        .contains("28 Jan 2026, 06:00 · s5 died")
        .contains("28 Jan 2026, 12:00 to the end · conversion · all")
        .contains("2 users from s1 to s3, 27 Jan");
  }

  @Test
  void conversionIsRankedWithIntervals() throws IOException {
    String html = Report.of(run).toHtml();
    String section = html.substring(html.indexOf("id=\"conversion\""));

    assertThat(section.indexOf("s2 converts at 50.0 %")).isPositive();
    assertThat(section.indexOf("s1 converts at 10.0 %"))
        .isGreaterThan(section.indexOf("s2 converts at 50.0 %"));
    assertThat(section)
        .contains("The line is the rate of all: 27.8 %. Whiskers are 95 % intervals.")
        .contains("28.0–72.0 %")
        .contains("1 segment has no exposure that has matured.");
  }

  @Test
  void theTableTellsTraitsLineageAndWeek() throws IOException {
    String html = Report.of(run).toHtml();

    assertThat(html)
        .contains("saves items</bdi> <small>1.4 sd, ×3.2")
        .contains("&lt;i&gt;searches little</bdi> <small>0.8 sd, ×2.4")
        .contains("born 27 Jan 2026</li><li>split off from s1")
        .contains("absorbed s4")
        .contains("9.1 events, 0.3 conversions")
        .contains("Adds and drops are those of the last 7 days")
        .contains("Typical week, UTC; busiest Tue 12–18")
        .contains("died 28 Jan 2026");
  }

  @Test
  void whatTwoFeaturesSayIsSaidOnce() throws IOException {
    Path segments = run.resolve("segments.jsonl");
    String twice =
        Files.readString(segments)
            .replace(
                "\"features\":[",
                "\"features\":[{\"phrase\":\"saves items\",\"difference\":1.7,\"lift\":3},");
    Files.writeString(segments, twice);

    assertThat(Report.of(run).toHtml())
        .contains("saves items</bdi> <small>1.7 sd, ×3.0")
        .doesNotContain("<small>1.4 sd");
  }

  @Test
  void theScaleOfAShareEndsAtOne() throws IOException {
    Path quality = run.resolve("quality.jsonl");
    Files.writeString(
        quality, Files.readString(quality).replaceAll("\"stability\":[0-9.]+", "\"stability\":1"));

    assertThat(all(Report.of(run).toHtml(), "class=\"most\">1[0-9.]+"))
        .containsExactly("class=\"most\">1.00");
  }

  @Test
  void aSegmentHasOneColourInAllSectionsAndKeepsItWhenOthersComeAfterIt() throws IOException {
    String before = Report.of(run).toHtml();
    List<String> colours = all(before, "class=\"[^\"]*\\bc(\\d+|x)\" data-s=\"2\"");
    assertThat(colours).hasSizeGreaterThan(4).allMatch(found -> found.contains("c2\""));
    assertThat(before).contains("swatch dot c2\"></span><b>s3</b>");

    for (String file : List.of("memberships.jsonl", "segments.jsonl", "segment-lifecycle.jsonl")) {
      RunFixture.drop(run.resolve(file), "\"s5\"");
      RunFixture.drop(run.resolve(file), "\"s4\"");
    }

    assertThat(Report.of(run).toHtml()).contains("swatch dot c2\"></span><b>s3</b>");
  }

  @Test
  void whatAnOlderRunLacksIsLeftOutWithASentence() throws IOException {
    Files.delete(run.resolve("drift.jsonl"));
    Files.delete(run.resolve("quality.jsonl"));
    Files.delete(run.resolve("memberships.jsonl"));
    Files.delete(run.resolve("segment-lifecycle.jsonl"));
    Files.delete(run.resolve("alerts.jsonl"));
    Path segments = run.resolve("segments.jsonl");
    String older =
        Files.readString(segments)
            .replaceAll("\"conversionLow\".*?\"modelVersion\"", "\"modelVersion\"")
            .replaceAll("\"volatility\":[0-9.]+,", "");
    Files.writeString(segments, older);

    String html = Report.of(run).toHtml();

    assertThat(html)
        .contains("Left out: this run has no quality.jsonl.")
        .contains("Left out: this run has no memberships.jsonl.")
        .contains("Adds and drops are counted from the beginning of the run.")
        .contains("This run tells no intervals")
        .contains("does not tell it: volatility, what sets it apart, lineage, typical week.")
        .doesNotContain("class=\"spark\"", "class=\"week\"", "class=\"whisker\"");
  }

  @Test
  void aRunWithoutScoredUsersHasNoMap() throws IOException {
    Files.delete(run.resolve("scored.jsonl"));

    assertThat(Report.of(run).toHtml()).contains("Left out: this run has no scored.jsonl.");
  }

  @Test
  void longRunsSayHowManyDaysAColumnStandsFor() throws IOException {
    Path large = new LargeRun(130, 3, 50).write(scratch.resolve("long"));

    assertThat(Report.of(large).toHtml()).contains("There is a column every 3 days.");
    assertThat(Report.of(run).toHtml()).doesNotContain("There is a column every");
  }

  @Test
  void veryManyAlertsDoNotSwellThePage() throws IOException {
    StringBuilder alerts = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      alerts.append("{\"data\":{\"status\":\"firing\",\"kind\":\"k\",\"subject\":\"s").append(i);
      alerts.append("\",\"startedAt\":\"2026-01-27T02:00:00Z\",");
      alerts.append("\"windowEnd\":\"2026-01-27T02:00:00Z\"}}\n");
    }
    Files.writeString(run.resolve("alerts.jsonl"), alerts);

    String html = Report.of(run).toHtml();

    assertThat(html).contains("Only the longest alerts are shaded.", "and 19,500 more");
    assertThat(html.length()).isLessThan(1_000_000);
  }

  @Test
  void sixtyDaysOfFortySegmentsStayASmallPage() throws IOException {
    Path large = new LargeRun(60, 40, 4_000).write(scratch.resolve("large"));
    Path page = scratch.resolve("large.html");

    Report.of(large).write(page);

    assertThat(Files.size(page)).isBetween(300_000L, 3_000_000L);
  }

  @Test
  void aPageCannotBeWrittenOverADirectory() throws IOException {
    Report report = Report.of(run);

    assertThatThrownBy(() -> report.write(scratch))
        .hasMessageContaining("--out")
        .hasMessageContaining(scratch.toString());
  }
}
