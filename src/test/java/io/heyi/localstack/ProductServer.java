package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product in a process of its own, so that tests can kill it in the middle of its work. */
final class ProductServer implements Server {
    private static final int HEAP_MEGABYTES = 640;

    private final LocalStackSettings settings;
    private final StackAddresses addresses;

    ProductServer(LocalStackSettings settings) {
        this.settings = settings;
        this.addresses = new StackAddresses(settings.ports());
    }

    @Override
    public Part part() {
        return Part.PRODUCT;
    }

    @Override
    public boolean healthy() {
        return Http.answers(addresses.app() + "/actuator/health/readiness");
    }

    @Override
    public void prepare() {
        // the product keeps everything in its servers
    }

    @Override
    public List<String> command() throws IOException {
        var places = new ArrayList<String>();
        places.add(settings.project().resolve("target/classes").toString());
        settings.additions().classes().forEach(folder -> places.add(folder.toString()));
        places.add(Files.readString(settings.distributions().resolve("product.classpath")).strip());
        return new JavaCommand(HEAP_MEGABYTES).forAllDay()
                .with("-cp", String.join(":", places), "io.heyi.HeyiApplication")
                .with(addresses.arguments())
                .with("--heyi.rehearsal.folder=" + settings.project().resolve("target/rehearsal"))
                .with(settings.additions().arguments().toArray(String[]::new))
                .words();
    }
}
