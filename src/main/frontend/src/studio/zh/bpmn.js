// Words that the dictionary of the process editor lacks.
export default {
  'Open minimap': '打开小地图', 'Close minimap': '关闭小地图', 'Execution listeners': '执行监听器', 'Extension properties': '扩展属性', 'Example data': '示例数据', 'Task listeners': '任务监听器', 'Task definition': '任务定义', 'Input mapping': '输入映射',
  'Output mapping': '输出映射', 'Version tag': '版本标签', 'Documentation': '文档', 'Search': '搜索'
};
