import { CodeBlock } from '@/components/ui/code-block'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import type { RulesOverview } from '@/lib/yaml/overview'
import { NamedLists } from './named-lists'
import { RulesList } from './rules-list'

interface RulesSectionProps {
  title: string
  overview: RulesOverview
  file: string
}

/** The rules, to be read: in sentences, and as they are written. */
export function RulesSection({ title, overview, file }: RulesSectionProps) {
  const { rules, acls, accessRules, yaml } = overview
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="text-section">{title}</h2>
      <Tabs defaultValue="rules">
        <TabList label="Parts of the rules">
          <Tab value="rules">Who may run what</Tab>
          <Tab value="acls">ACLs</Tab>
          <Tab value="access">Access rules</Tab>
          <Tab value="yaml">YAML</Tab>
        </TabList>
        <TabPanel value="rules">
          <RulesList rules={rules} file={file} />
        </TabPanel>
        <TabPanel value="acls">
          <NamedLists lists={acls} file={file} none="There is no ACL. The names all and none are built in." />
        </TabPanel>
        <TabPanel value="access">
          <NamedLists
            lists={accessRules}
            file={file}
            none="There is no access rule, so no account may act on a virtual host."
          />
        </TabPanel>
        <TabPanel value="yaml">
          <CodeBlock label="The rules as YAML" code={yaml || '# Nothing is written: the defaults apply.'} />
        </TabPanel>
      </Tabs>
    </section>
  )
}
