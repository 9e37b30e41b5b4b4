package io.heyi.tender.internal;

import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.tender.KnownBidders;
import io.heyi.tender.TenderClosed;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ContextConfiguration;

/** Tenders with their sealed boxes on a real database; the neighbours are in memory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TenderModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.flyway.locations=classpath:db/migration/tender", "heyi.tender.sealing.generate-missing=true", "heyi.tender.sealing.key-file=target/test-sealing-key.json"})
@ContextConfiguration(initializers = TestDatabase.class)
@interface TenderModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan({"io.heyi.tender.internal.bids", "io.heyi.tender.internal.persistence"})
    @Import({TenderService.class, TenderRights.class, TenderPanels.class, BidSecrets.class, TenderCases.class, Bidding.class, QuestionRound.class, Judging.class, TenderSteps.class, TenderReading.class, TenderDirectory.class, PublishedBids.class, TenderConfiguration.class,
            KnownBidders.class, PlayedInterests.class, RecordedAudit.class, FakeAccess.class, SetClock.class, Sent.class})
    class Beans {}

    /** What the process and other modules were told. */
    final class Sent implements ProcessCommands {

        final List<String> messages = new CopyOnWriteArrayList<>();
        final List<TenderClosed> closed = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            messages.add(message + " " + businessKey);
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException("tasks are the inbox's");
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            throw new UnsupportedOperationException("tasks are the inbox's");
        }

        @EventListener
        void on(TenderClosed event) {
            closed.add(event);
        }
    }
}
