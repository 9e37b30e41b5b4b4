package io.heyi.orchestration.internal.settings;

import io.heyi.web.ApprovedPolicies;
import io.heyi.web.PolicyText;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Puts the settings that came through the gate before all others, ahead of any bean (ADR 44). A database without their table is a new one. One that cannot be reached is not: the product does
 * not start with other numbers than those that were approved.
 */
public class SettingsAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Set<String> NOTHING_THERE_YET = Set.of("42P01", "3F000", "3D000");
    private static final String SECONDS = "10";

    /** After those that say where the database is. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:postgresql:") || environment.getProperty(ApprovedPolicies.IGNORED, Boolean.class, false) || ApprovedPolicies.in(environment).isPresent()) {
            return;
        }
        environment.getPropertySources().addFirst(read(url, environment));
    }

    private static ApprovedPolicies read(String url, ConfigurableEnvironment environment) {
        var access = new Properties();
        access.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        access.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        access.setProperty("connectTimeout", SECONDS);
        access.setProperty("socketTimeout", SECONDS);
        try (var connection = DriverManager.getConnection(url, access); var statement = connection.createStatement();
             var rows = statement.executeQuery("select version, source from orchestration.settings_version order by version desc limit 1")) {
            return rows.next() ? new ApprovedPolicies(rows.getInt(1), PolicyText.read(rows.getString(2))) : new ApprovedPolicies(0, Map.of());
        } catch (SQLException e) {
            if (NOTHING_THERE_YET.contains(e.getSQLState())) {
                return new ApprovedPolicies(0, Map.of());
            }
            throw new IllegalStateException("the approved policies cannot be read from the database at " + url.replaceAll("\\?.*", "") + ": " + e.getMessage() + ". Start it, or look at spring.datasource.*", e);
        }
    }
}
