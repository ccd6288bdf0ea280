package io.shoal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person meets who uses a command wrongly. */
class ShoalCommandsTest {
  @TempDir Path scratch;

  private record Answer(int code, String error) {}

  private static Answer run(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int code = ShoalCommands.line().execute(args);
      return new Answer(code, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static void assertOneLine(Answer answer, String... says) {
    assertThat(answer.code()).isNotZero();
    assertThat(answer.error().strip()).startsWith("shoal: ").doesNotContain("\n").contains(says);
  }

  @Test
  void wrongUseIsToldInOneLineThatNamesTheOption() {
    String file = scratch.resolve("none.jsonl").toString();
    String out = scratch.toString();

    assertOneLine(run("nonsense"), "nonsense", "--help");
    assertOneLine(run("train"), "--out");
    assertOneLine(run("train", "--out", out), "--events", "--rows", "--base");
    assertOneLine(
        run("train", "--rows", out, "--base", out, "--out", out), "bundle", "checksums.sha256");
    assertOneLine(run("train", "--events", file, "--out", out), "none.jsonl");
    assertOneLine(run("simulate", "--out", out, "--users", "5"), "--users", "100");
    assertOneLine(run("simulate", "--out", out, "--scenario", "war"), "war", "steady");
    assertOneLine(run("simulate", "--out", out, "--days", "x"), "--days", "x");
    assertOneLine(run("backtest", "--bundle", out, "--events", file, "--out", out), "none.jsonl");
    assertOneLine(run("score", "--truth", file, "--run", out), "none.jsonl");
    assertOneLine(run("run", "--bundle", out, "--brokers", "x", "--topic", "t"), "--brokers");
    assertOneLine(run("demo", "--day-seconds", "0"), "--day-seconds");
    assertOneLine(run("bench", "--repeat", "0"), "--repeat");
    assertOneLine(run("segment-bench", "--seeds", "5-1"), "--seeds", "5-1");
    assertOneLine(run("segment-bench", "--segmenters", "birch"), "birch", "k-means");
    assertOneLine(run("drift-bench", "--out", "x", "--history", "3"), "--history", "21");
    assertOneLine(run("drift-bench", "--out", "x", "--scenarios", "calm"), "calm", "growing");
  }

  @Test
  void everyCommandHasHelpAndAVersion() {
    CommandLine shoal = ShoalCommands.line();
    assertThat(shoal.getSubcommands()).hasSizeGreaterThan(5);
    shoal
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getUsageMessage()).as(name).contains("--help");
              assertThat(command.getCommandSpec().version()).as(name).isNotEmpty();
            });
  }
}
