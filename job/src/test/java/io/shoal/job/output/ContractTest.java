package io.shoal.job.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  static List<Path> examples() throws Exception {
    return Contract.examples();
  }

  private static String nameOf(Path example) {
    return example.getFileName().toString().replace(".example.json", "");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleKeepsItsContract(Path example) throws Exception {
    assertThat(new Contract(nameOf(example)).faults(Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleWithoutAFieldBreaksIt(Path example) throws Exception {
    String broken = Files.readString(example).replaceFirst("\"\\w+\"", "\"unknown\"");

    assertThat(new Contract(nameOf(example)).faults(broken)).isNotEmpty();
  }

  @Test
  void everyTopicThatIsToldHasAContract() throws Exception {
    Set<String> documented = new TreeSet<>();
    for (Path example : examples()) {
      documented.add(nameOf(example));
    }
    for (OutputTopic topic : OutputTopic.values()) {
      // A late event is a dead letter with the reason "late".
      if (topic.isTold() && topic != OutputTopic.LATE_EVENTS) {
        assertThat(documented).contains(topic.topic().replaceFirst("^\\w+\\.shoal\\.", ""));
      }
    }
  }
}
