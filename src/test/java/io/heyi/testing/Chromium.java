package io.heyi.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; tests that need one are skipped where there is none, unless {@code HEYI_BROWSER=required}. */
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final boolean REQUIRED = "required".equals(System.getenv("HEYI_BROWSER"));
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private Chromium() {}

    /** Belongs to the calling thread. Fetches no browser. */
    public static Playwright playwright() {
        if (onPath().isEmpty() && REQUIRED) {
            throw new AssertionError("No Chromium on the PATH, and HEYI_BROWSER=required: install it.");
        }
        Assumptions.assumeTrue(onPath().isPresent(), "no Chromium on the PATH: browser tests are skipped");
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static Browser launch(Playwright playwright) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(onPath().orElseThrow()).setArgs(ARGUMENTS));
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream().flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }
}
