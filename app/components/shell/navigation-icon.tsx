import {
  BookText,
  Building2,
  ChartColumn,
  CircleHelp,
  FileText,
  HandCoins,
  History,
  House,
  ListChecks,
  Map as MapIcon,
  ReceiptText,
  Scale,
  ScrollText,
  Settings,
  ShieldCheck,
  Stethoscope,
  Tag,
  Upload,
  UserCog,
  Users,
  Wallet,
  type LucideIcon,
} from 'lucide-react';

const ICONS = {
  home: House,
  people: Users,
  building: Building2,
  import: Upload,
  calls: FileText,
  receipts: HandCoins,
  invoices: Stethoscope,
  ledger: BookText,
  audit: ScrollText,
  settings: Settings,
  chart: ChartColumn,
  map: MapIcon,
  users: UserCog,
  shield: ShieldCheck,
  file: ReceiptText,
  tag: Tag,
  history: History,
  wallet: Wallet,
  jobs: ListChecks,
  rules: Scale,
  help: CircleHelp,
} satisfies Record<string, LucideIcon>;

export type NavigationIconName = keyof typeof ICONS;

export function NavigationIcon({ name }: { readonly name: NavigationIconName }) {
  const Icon = ICONS[name];
  return <Icon size={16} aria-hidden className="shrink-0" />;
}
