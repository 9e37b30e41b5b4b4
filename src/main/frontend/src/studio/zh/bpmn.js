// Words that the dictionary of the process editor lacks.
export default {
  'Tools': '工具', 'Overdue': '逾期', 'Append element': '追加元素', 'Create element': '创建元素', 'Set color': '设置颜色', 'General': '常规', 'Template': '模板', 'Templates': '模板', 'Preconfigured elements': '预先配置的元素', 'Select': '选择', 'Change': '更换',
  'Unlink': '取消关联', 'Applied': '已应用', 'Not found': '未找到', 'Remove': '移除', 'Update': '更新', 'Create': '创建', 'Edit': '编辑', 'Form': '表单', 'Headers': '标头', 'Assignment': '分配', 'Priority': '优先级', 'Binding': '绑定', 'Key': '键', 'Value': '值',
  'Condition': '条件', 'Condition Expression': '条件表达式', 'Called decision': '调用的决策', 'Called element': '调用的流程', 'Output propagation': '输出传递', 'Input propagation': '输入传递', 'Job type': '作业类型', 'Type': '类型', 'Example output': '示例输出',
  'Camunda Form (linked)': '表单（关联）', 'Camunda Form (embedded)': '表单（内嵌）', 'Camunda Form': '表单', 'External form reference': '外部表单引用', 'Camunda user task': '用户任务', 'Form reference': '表单引用', 'Implementation type': '实现方式',
  'latest': '最新', 'deployment': '同一次部署', 'version tag': '版本标签', 'Version': '版本', 'ID': '标识', 'Name': '名称', 'Description': '说明', 'Expression': '表达式', 'Variable name': '变量名', 'Variable names': '变量名', 'Label': '标签', 'Source': '来源', 'Target': '目标',
  'Tasks': '任务', 'Gateways': '网关', 'Sub-processes': '子流程', 'Events': '事件', 'Start events': '开始事件', 'Intermediate catch events': '中间捕获事件', 'Intermediate throw events': '中间抛出事件', 'Boundary events': '边界事件', 'Boundary event': '边界事件',
  'End events': '结束事件', 'Data': '数据', 'Participants': '参与者', 'Atomic units of work in a process': '流程中不可再分的工作', 'Route the flow: branch or merge paths': '决定走向：分支或汇合', 'Nested or reusable activities': '嵌套或可复用的活动',
  'Things a process reacts to or emits': '流程响应或发出的事件', 'Where a process or path begins': '流程或路径的起点', 'Wait for something to happen before continuing': '等待某事发生后继续', 'Emit an event, then continue': '发出事件后继续',
  'React to something while an activity is running': '活动进行时对某事作出反应', 'Where a process path ends': '流程路径的终点', 'Inputs': '输入', 'Outputs': '输出', 'Errors': '错误', 'Custom properties': '自定义属性', 'More actions': '更多操作', 'Not found on cluster': '未找到',
  'Toggle section': '展开或收起', 'Toggle list item': '展开或收起此项', 'Delete item': '删除此项', 'Create new list item': '新增一项', 'Section contains an error': '此部分有错误', 'Section contains edits': '此部分已修改', 'Open documentation': '打开文档',
  'Open pop-up editor': '打开弹出编辑器', 'Opened in editor': '已在编辑器中打开', 'FEEL expression is mandatory': '必须是 FEEL 表达式', 'Click to set a dynamic value with FEEL expression': '点击以用 FEEL 表达式设置动态值', 'Click to remove dynamic value with FEEL expression': '点击以移除 FEEL 动态值',
  'Unparsable FEEL expression.': '无法解析的 FEEL 表达式。', 'Must not be empty.': '不能为空。', '{label} must not be empty.': '{label}不能为空。', '{label} cannot exceed {maxLength} characters.': '{label}不能超过 {maxLength} 个字符。', 'Cannot exceed {maxLength} characters.': '不能超过 {maxLength} 个字符。',
  'The template applied was not found. Therefore, its properties cannot be shown. Unlink to access the data.': '未找到所应用的模板，因此无法显示其属性。取消关联后可查看数据。', '<empty>': '<空>', '<unnamed>': '<未命名>', 'Local variable assignment': '局部变量赋值',
  'Process variable assignment': '流程变量赋值', 'Assign to process variable': '赋给流程变量', 'Search in diagram': '在图中搜索', 'Search templates': '搜索模板', 'No matching elements': '没有匹配的元素', 'Propagate all variables': '传递全部变量',
  'Propagate all parent process variables': '传递父流程的全部变量', 'Latest binding': '最新版本', 'Deployment binding': '同一次部署', 'Version tag binding': '按版本标签', 'Uses the most recent deployed resource.': '使用最近部署的资源。',
  'Uses the resource found in the same deployment.': '使用同一次部署中的资源。', 'Uses the most recent deployed resource with the given version tag.': '使用带有该版本标签的最近部署的资源。', 'Version tag by which this process can be referenced.': '可用于引用此流程的版本标签。',
  'Ad-hoc sub-process': '特设子流程', 'Expanded pool/participant': '展开的泳池／参与者', 'User task': '用户任务', 'Service task': '服务任务', 'Business rule task': '业务规则任务', 'Receive task': '接收任务', 'Call activity': '调用活动', 'Task': '任务',
  'Append task': '追加任务', 'Append end event': '追加结束事件', 'Append gateway': '追加网关', 'Change element': '更改元素', 'Change type': '更改类型', 'Delete': '删除', 'Connect to other element': '连接到其他元素', 'Add text annotation': '添加文字注释',
  'Open minimap': '打开小地图', 'Close minimap': '关闭小地图', 'Execution listeners': '执行监听器', 'Extension properties': '扩展属性', 'Example data': '示例数据', 'Task listeners': '任务监听器', 'Task definition': '任务定义', 'Input mapping': '输入映射',
  'Output mapping': '输出映射', 'Version tag': '版本标签', 'Documentation': '文档', 'Search': '搜索'
};
