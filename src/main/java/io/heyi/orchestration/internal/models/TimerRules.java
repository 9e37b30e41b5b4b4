package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.util.time.Interval;
import io.camunda.zeebe.model.bpmn.util.time.RepeatingInterval;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.scheduling.support.CronExpression;

/** Times that stand in the model as text: the engine would find out only when an instance gets there. Those that a variable brings are the worker's affair. */
record TimerRules(ModelContext context) {

    private static final Pattern FIXED_DURATION = Pattern.compile("=\\s*(?:duration\\(\\s*)?\"([^\"]*)\"\\s*\\)?");
    private static final Pattern FIXED_DATE = Pattern.compile("=\\s*(?:date and time\\(\\s*)?\"([^\"]*)\"\\s*\\)?");
    private static final Pattern FIXED_CYCLE = Pattern.compile("=\\s*\"([^\"]*)\"\\s*");

    void check() {
        for (var timer : context.all(TimerEventDefinition.class)) {
            if (timer.getParentElement() instanceof io.camunda.zeebe.model.bpmn.instance.Event event) {
                text(event.getId(), timer.getTimeDuration(), FIXED_DURATION, Interval::parse);
                text(event.getId(), timer.getTimeDate(), FIXED_DATE, ZonedDateTime::parse);
                text(event.getId(), timer.getTimeCycle(), FIXED_CYCLE, TimerRules::cycle);
            }
        }
    }

    private static void cycle(String text) {
        if (text.startsWith("R")) {
            RepeatingInterval.parse(text);
        } else {
            CronExpression.parse(text);
        }
    }

    private void text(String where, ModelElementInstance element, Pattern fixed, Consumer<String> reader) {
        if (element == null) {
            return;
        }
        var text = element.getTextContent().strip();
        var constant = fixed.matcher(text);
        if (text.startsWith("=") && !constant.matches()) {
            return;
        }
        var value = text.startsWith("=") ? constant.group(1) : text;
        try {
            reader.accept(value);
        } catch (RuntimeException e) {
            context.add(Rule.BAD_TIMER, where, value.length() > 100 ? value.substring(0, 100) : value);
        }
    }
}
