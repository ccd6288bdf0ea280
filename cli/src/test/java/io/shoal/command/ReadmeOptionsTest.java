package io.shoal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the README's options table against the options that there are. */
class ReadmeOptionsTest {
  private static final Path README = Path.of("..", "README.md");

  private static List<String> rows(String command) {
    List<String> rows = new ArrayList<>();
    CommandLine line = ShoalCommands.line().getSubcommands().get(command);
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        rows.add(row(option));
      }
    }
    return rows;
  }

  private static String row(OptionSpec option) {
    String meaning = String.join(" ", option.description());
    String preset = option.defaultValue();
    boolean told = preset != null && meaning.contains("(" + preset + ")");
    String name = option.longestName() + (option.paramLabel().isEmpty() ? "" : " ");
    return "| `"
        + name
        + option.paramLabel()
        + "` | "
        + (told ? meaning.replace(" (" + preset + ")", "") : meaning)
        + " | "
        + (option.required() ? "required" : told ? preset : "")
        + " |";
  }

  @Test
  void theTableOfTheJobsOptionsIsTrue() throws Exception {
    List<String> expected = rows("run");

    List<String> table =
        Files.readAllLines(README).stream().filter(line -> line.startsWith("| `-")).toList();

    assertThat(table)
        .as("the options table of README.md should be:%n%s%n", String.join("\n", expected))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void theReadmeNamesEveryCommand() throws Exception {
    String readme = Files.readString(README);

    for (String command : new TreeSet<>(ShoalCommands.line().getSubcommands().keySet())) {
      assertThat(readme).contains("`" + command + "`");
    }
  }
}
