package io.heyi.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a child JVM; it runs on the same JDK as this process. */
final class JavaCommand {
    private final List<String> words = new ArrayList<>();

    JavaCommand(int maxHeapMegabytes) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + maxHeapMegabytes + "m");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("--enable-native-access=ALL-UNNAMED");
    }

    /** For the servers: two cores are shared by five JVMs, the serial collector and the first compiler start quickest and take least. */
    JavaCommand quickToStart() {
        // with the first compiler alone the usual size is filled now and then, and each time the whole heap is collected
        return with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m");
    }

    /** For what people wait for all day: compiled as well as can be, and never stopped for long to collect what was only needed at the start. */
    JavaCommand forAllDay() {
        return with("-XX:+UseG1GC", "-XX:MetaspaceSize=192m");
    }

    JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
