package io.heyi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of the product: one deployable, cut into modules by the first-level packages. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HeyiApplication {

    public static void main(String[] args) {
        SpringApplication.run(HeyiApplication.class, args);
    }
}
